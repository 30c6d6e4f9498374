import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import { escapePointer } from '../diagnostic/pointer.ts';
import type { ResourceOf } from './resource.ts';
import { hasItsMeaning } from './scope-rules.ts';

/** What a schema cannot say about one API. */
export function checkResource({ value, document }: ResourceOf<'Resource'>): readonly Diagnostic[] {
  return Object.keys(value.spec.scopes ?? {})
    .filter(hasItsMeaning)
    .map((name) =>
      diagnosticAt(document, `/spec/scopes/${escapePointer(name)}`, 'key', {
        rule: 'contradiction',
        message: `the scope ${name} has its meaning already`,
        help: 'give it a name of the API, such as invoices:read',
      }),
    );
}
