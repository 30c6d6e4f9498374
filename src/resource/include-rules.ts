import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { ISSUER_FILE, rootOf } from '../tree/layout.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { Resource } from './resource.ts';

/** What is said about all teams is not for one of them to say, nor which teams there are. */
export function checkPlace(resource: Resource): readonly Diagnostic[] {
  const { kind, document, value } = resource;
  if (kind !== 'Issuer' && kind !== 'Policy') return [];
  const root = rootOf(document.file.path);
  if (root !== '') {
    return [
      diagnosticAt(document, '/kind', 'value', {
        rule: 'include-place',
        message: `${root} is included, and what is included declares no ${kind}`,
        help: 'delete it, or declare it at the top of the directory',
      }),
    ];
  }
  const isRead = kind === 'Policy' || document.file.path === ISSUER_FILE;
  if (isRead || value.spec.include === undefined) return [];
  return [
    diagnosticAt(document, '/spec/include', 'key', {
      rule: 'include-place',
      message: `include counts in ${ISSUER_FILE} only`,
      help: `move the Issuer to ${ISSUER_FILE}`,
    }),
  ];
}
