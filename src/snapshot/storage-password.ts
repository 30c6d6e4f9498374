import type { ResourceOf } from '../resource/resource.ts';
import type { Secret } from '../secret/secret.ts';
import type { SecretResolver } from './resolve-secrets.ts';
import { targetOf } from './secret-references.ts';

/** The password for the server that keeps the state; what is wrong goes to the resolver. */
export function storagePasswordOf(
  { document, value }: ResourceOf<'Issuer'>,
  resolver: SecretResolver,
): Secret | undefined {
  const { passwordRef } = value.spec.storage ?? {};
  if (passwordRef === undefined) return undefined;
  const ref = targetOf(passwordRef);
  const pointer = '/spec/storage/passwordRef';
  const reference = { document, pointer, ref, implied: false, vital: true } as const;
  const secret = resolver.resolve(reference);
  return resolver.isSealed(reference) ? undefined : secret;
}
