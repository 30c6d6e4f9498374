import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { CredentialReference, ResourceOf } from './resource.ts';

/** Where a LocalUser says that its Secret is; undefined when it does not say. */
export function credentialReferenceOf({
  value: { spec },
}: ResourceOf<'LocalUser'>): CredentialReference | undefined {
  if (spec.credentialSecretRef !== undefined) {
    return { pointer: '/spec/credentialSecretRef', ref: spec.credentialSecretRef };
  }
  if (spec.secretRef !== undefined) return { pointer: '/spec/secretRef', ref: spec.secretRef };
  return undefined;
}

/** What a schema cannot say about one LocalUser. */
export function checkLocalUser(user: ResourceOf<'LocalUser'>): readonly Diagnostic[] {
  const { document, value } = user;
  if (credentialReferenceOf(user) === undefined) {
    return [
      diagnosticAt(document, '/spec', 'key', {
        rule: 'missing-field',
        message: 'spec has no credentialSecretRef',
        help: 'name the Secret with username, email, hash and groups',
      }),
    ];
  }
  if (value.spec.credentialSecretRef === undefined || value.spec.secretRef === undefined) return [];
  return [
    diagnosticAt(document, '/spec/secretRef', 'key', {
      rule: 'contradiction',
      message: 'credentialSecretRef and secretRef are two names of one field',
      help: 'keep one of them',
    }),
  ];
}
