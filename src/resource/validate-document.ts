import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { checkClient } from './client-rules.ts';
import { explainSchemaErrors } from './explain-schema-errors.ts';
import { kindOf } from './kind.ts';
import type { Resource } from './resource.ts';
import { validateAgainstSchema } from './schema-validator.ts';

/** What became of one document: the resource, unless there are errors, and all that is to be said. */
export type Validation = Readonly<{
  resource?: Resource;
  diagnostics: readonly Diagnostic[];
}>;

/** Tells what kind of resource a document is and whether it obeys that kind's contract. */
export function validateDocument(document: ParsedDocument): Validation {
  const verdict = kindOf(document);
  if (!verdict.ok) return { diagnostics: [verdict.diagnostic] };
  const validated = validateAgainstSchema(verdict.kind, document);
  if (!validated.ok) {
    return { diagnostics: explainSchemaErrors(document, validated.errors) };
  }
  const { resource } = validated;
  const diagnostics = resource.kind === 'Client' ? checkClient(resource) : [];
  const refused = diagnostics.some(({ severity }) => severity === 'error');
  return refused ? { diagnostics } : { resource, diagnostics };
}
