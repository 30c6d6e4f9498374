import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { audienceOfScope } from './audience-scope.ts';
import { faultsOfClaims } from './claim-sources.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import { escapePointer } from '../diagnostic/pointer.ts';
import type { ResourceOf } from './resource.ts';

/** The scopes of OpenID Connect Core section 5.4 and 11, and groups. */
export const STANDARD_SCOPES = [
  'openid',
  'profile',
  'email',
  'phone',
  'groups',
  'offline_access',
] as const;

/** Whether a scope is not for a directory to declare: a standard one, or one for an audience. */
export function hasItsMeaning(scope: string): boolean {
  const standard: readonly string[] = STANDARD_SCOPES;
  return standard.includes(scope) || audienceOfScope(scope) !== undefined;
}

/** What a schema cannot say about one scope. */
export function checkScope({ value, document }: ResourceOf<'Scope'>): readonly Diagnostic[] {
  const { metadata, spec } = value;
  const taken = hasItsMeaning(metadata.name)
    ? [
        diagnosticAt(document, '/metadata/name', 'value', {
          rule: 'contradiction',
          message: `the scope ${metadata.name} has its meaning already`,
          help: 'give it another name; claims of one client go into its own file',
        }),
      ]
    : [];
  const unclear = faultsOfClaims(spec.claims).map(({ name, rule, message }) =>
    diagnosticAt(document, `/spec/claims/${escapePointer(name)}`, 'key', { rule, message }),
  );
  return [...taken, ...unclear];
}
