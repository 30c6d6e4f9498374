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

/**
 * Puts a document to the schema of its kind.
 * @param isKnown it was accepted before, with the same text and schemas: nobody need look again
 */
export function validateAgainstSchema(
  kind: Resource['kind'],
  document: ParsedDocument,
  isKnown: boolean,
): Verdict {
  switch (kind) {
    case 'Client':
      return judge(validators.client, document, isKnown, (value) => ({ kind, document, value }));
    case 'Connector':
      return judge(validators.connector, document, isKnown, (value) => ({ kind, document, value }));
    case 'Group':
      return judge(validators.group, document, isKnown, (value) => ({ kind, document, value }));
    case 'Issuer':
      return judge(validators.issuer, document, isKnown, (value) => ({ kind, document, value }));
    case 'LocalUser':
      return judge(validators.localUser, document, isKnown, (value) => ({ kind, document, value }));
    case 'Policy':
      return judge(validators.policy, document, isKnown, (value) => ({ kind, document, value }));
    case 'Resource':
      return judge(validators.resource, document, isKnown, (value) => ({ kind, document, value }));
    case 'Scope':
      return judge(validators.scope, document, isKnown, (value) => ({ kind, document, value }));
    case 'Secret':
      return judge(validators.secret, document, isKnown, (value) => ({ kind, document, value }));
    case 'Test':
      return judge(validators.test, document, isKnown, (value) => ({ kind, document, value }));
    case 'User':
      return judge(validators.user, document, isKnown, (value) => ({ kind, document, value }));
  }
}

/** What the schema of List has against a document; it says little about the items. */
export function listErrors({ value }: ParsedDocument): readonly ErrorObject[] {
  return validators.list(value) ? [] : (validators.list.errors ?? []);
}

function judge<T>(
  validate: Validate<T>,
  { value }: ParsedDocument,
  isKnown: boolean,
  resourceOf: (value: T) => Resource,
): Verdict {
  const isValid = (one: unknown): one is T => isKnown || validate(one);
  return isValid(value)
    ? { ok: true, resource: resourceOf(value) }
    : { ok: false, errors: validate.errors ?? [] };
}
