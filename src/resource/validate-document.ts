import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { checkClient } from './client-rules.ts';
import { checkIssuer } from './issuer-rules.ts';
import { checkLocalUser } from './local-user-rules.ts';
import { checkScope } from './scope-rules.ts';
import { checkServed } from './not-served.ts';
import { checkPlace } from './include-rules.ts';
import { explainSchemaErrors } from './explain-schema-errors.ts';
import { kindOf } from './kind.ts';
import { checkResource } from './resource-rules.ts';
import type { Resource } from './resource.ts';
import { checkUser } from './user-rules.ts';
import { validateAgainstSchema } from './schema-validator.ts';

/**
 * What became of one document: the resource, unless it cannot be made sense of, and all that is to
 * be said. What is only not served yet is given nevertheless, so that references to it and from it
 * are checked.
 */
export type Validation = Readonly<{
  resource?: Resource;
  diagnostics: readonly Diagnostic[];
}>;

/** A document with more errors than this is explained by its first ones. */
const MOST_ERRORS = 100;

/**
 * Tells what kind of resource a document is and whether it obeys that kind's contract.
 * @param isKnown nothing was said of it before, with the same text and by the same program
 */
export function validateDocument(document: ParsedDocument, isKnown = false): Validation {
  const verdict = kindOf(document);
  if (!verdict.ok) return { diagnostics: [verdict.diagnostic] };
  const validated = validateAgainstSchema(verdict.kind, document, isKnown);
  if (!validated.ok) {
    const errors = validated.errors.slice(0, MOST_ERRORS);
    return { diagnostics: explainSchemaErrors(document, errors) };
  }
  const { resource } = validated;
  if (isKnown) return { resource, diagnostics: [] };
  const mistakes = [
    ...checkPlace(resource),
    ...(resource.kind === 'Client' ? checkClient(resource) : []),
    ...(resource.kind === 'Issuer' ? checkIssuer(resource) : []),
    ...(resource.kind === 'LocalUser' ? checkLocalUser(resource) : []),
    ...(resource.kind === 'Resource' ? checkResource(resource) : []),
    ...(resource.kind === 'Scope' ? checkScope(resource) : []),
    ...(resource.kind === 'User' ? checkUser(resource) : []),
  ];
  const diagnostics = [...checkServed(resource), ...mistakes];
  const refused = mistakes.some(({ severity }) => severity === 'error');
  return refused ? { diagnostics } : { resource, diagnostics };
}
