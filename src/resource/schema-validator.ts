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
  switch (kind) {
    case 'Client':
      return judge(validators.client, document, (value) => ({ kind, document, value }));
    case 'Connector':
      return judge(validators.connector, document, (value) => ({ kind, document, value }));
    case 'Group':
      return judge(validators.group, document, (value) => ({ kind, document, value }));
    case 'Issuer':
      return judge(validators.issuer, document, (value) => ({ kind, document, value }));
    case 'LocalUser':
      return judge(validators.localUser, document, (value) => ({ kind, document, value }));
    case 'Policy':
      return judge(validators.policy, document, (value) => ({ kind, document, value }));
    case 'Resource':
      return judge(validators.resource, document, (value) => ({ kind, document, value }));
    case 'Scope':
      return judge(validators.scope, document, (value) => ({ kind, document, value }));
    case 'Secret':
      return judge(validators.secret, document, (value) => ({ kind, document, value }));
    case 'Test':
      return judge(validators.test, document, (value) => ({ kind, document, value }));
    case 'User':
      return judge(validators.user, document, (value) => ({ kind, document, value }));
  }
}

/** What the schema of List has against a document; it says little about the items. */
export function listErrors({ value }: ParsedDocument): readonly ErrorObject[] {
  return validators.list(value) ? [] : (validators.list.errors ?? []);
}

function judge<T>(
  validate: Validate<T>,
  { value }: ParsedDocument,
  resourceOf: (value: T) => Resource,
): Verdict {
  return validate(value)
    ? { ok: true, resource: resourceOf(value) }
    : { ok: false, errors: validate.errors ?? [] };
}
