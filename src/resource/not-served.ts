import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { Resource } from './resource.ts';

/**
 * Fields of the language that this version does nothing about. They are refused by name: a reviewer
 * who reads `requireMFA: true` must be able to rely on it.
 */
export const NOT_SERVED: Readonly<Partial<Record<Resource['kind'], readonly string[]>>> = {
  Client: ['spec.allowedConnectors', 'spec.requireMFA'],
  Issuer: ['spec.cookies', 'spec.passwordLogin', 'spec.status'],
  User: ['spec.totpRef', 'spec.identities'],
};

/** The same, cut up once: every resource is asked for all of them. */
const PATHS = new Map(
  Object.entries(NOT_SERVED).map(([kind, names]) => [
    kind,
    names.map((name) => ({ name, steps: name.split('.') })),
  ]),
);

/** Kinds of which nothing is served. */
export const KINDS_NOT_SERVED = new Set<Resource['kind']>(['Connector']);

/** What of a resource would be without effect. */
export function checkServed({ kind, document }: Resource): readonly Diagnostic[] {
  if (KINDS_NOT_SERVED.has(kind)) {
    return [
      diagnosticAt(document, '/kind', 'value', {
        rule: 'kind-not-served',
        message: `kind ${kind} is not yet served by this version`,
        help: 'take the file out of the directory; nothing of it would have an effect',
      }),
    ];
  }
  const given = PATHS.get(kind)?.filter(({ steps }) => isGiven(document.value, steps)) ?? [];
  return given.map(({ name, steps }) =>
    diagnosticAt(document, `/${steps.join('/')}`, 'key', {
      rule: 'field-not-served',
      message: `${name} is not yet served by this version`,
      help: 'delete it; it would have no effect',
    }),
  );
}

function isGiven(value: unknown, steps: readonly string[]): boolean {
  let found = value;
  for (const step of steps) {
    if (typeof found !== 'object' || found === null) return false;
    found = Reflect.get(found, step);
  }
  return found !== undefined;
}
