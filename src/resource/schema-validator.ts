import type { ErrorObject } from 'ajv';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { FORMATS } from './formats.ts';
import { createValidators, type Validate } from './generated/validators.js';
import type { Resource } from './resource.ts';

const validators = createValidators(FORMATS);

/** What a schema says of a document: the resource it is, or what is wrong with it. */
export type Verdict =
  | Readonly<{ ok: true; resource: Resource }>
  | Readonly<{ ok: false; errors: readonly ErrorObject[] }>;

/** Puts a document to the schema of its kind. */
export function validateAgainstSchema(kind: Resource['kind'], document: ParsedDocument): Verdict {
  const { value } = document;
  switch (kind) {
    case 'Client':
      if (validators.client(value)) return { ok: true, resource: { kind, document, value } };
      return refusedBy(validators.client);
    case 'Issuer':
      if (validators.issuer(value)) return { ok: true, resource: { kind, document, value } };
      return refusedBy(validators.issuer);
    case 'Secret':
      if (validators.secret(value)) return { ok: true, resource: { kind, document, value } };
      return refusedBy(validators.secret);
    case 'User':
      if (validators.user(value)) return { ok: true, resource: { kind, document, value } };
      return refusedBy(validators.user);
  }
}

function refusedBy(validate: Readonly<Pick<Validate<unknown>, 'errors'>>): Verdict {
  return { ok: false, errors: validate.errors ?? [] };
}
