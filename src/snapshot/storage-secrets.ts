import type { SecretRef } from '../resource/generated/issuer.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { readSealKey, SEAL_KEY_COMMAND, SEAL_KEY_FORM } from '../secret/seal-key.ts';
import type { Secret } from '../secret/secret.ts';
import type { StorageSecrets } from './issuer.ts';
import type { SecretResolver } from './resolve-secrets.ts';
import { targetOf } from './secret-references.ts';

/** The secrets that the store is opened with; what is wrong goes to the resolver. */
export function storageSecretsOf(
  { document, value }: ResourceOf<'Issuer'>,
  resolver: SecretResolver,
): StorageSecrets {
  const { passwordRef, sealKey } = value.spec.storage ?? {};
  const referenceTo = (ref: SecretRef, field: string) =>
    ({
      document,
      pointer: `/spec/storage/${field}`,
      ref: targetOf(ref),
      implied: false,
      vital: true,
    }) as const;

  function resolve(reference: ReturnType<typeof referenceTo>): Secret | undefined {
    const secret = resolver.resolve(reference);
    return resolver.isSealed(reference) ? undefined : secret;
  }

  function sealKeyAt(ref: SecretRef, field: string): Secret | undefined {
    const reference = referenceTo(ref, `sealKey/${field}`);
    const secret = resolve(reference);
    if (secret === undefined || readSealKey(secret) !== undefined) return secret;
    const message = `the key to seal with is not ${SEAL_KEY_FORM}`;
    const help = `make one with "${SEAL_KEY_COMMAND}"`;
    resolver.refuse(reference, { rule: 'secret-value', message, help });
    return undefined;
  }

  const storagePassword = passwordRef && resolve(referenceTo(passwordRef, 'passwordRef'));
  const named = sealKey === undefined ? [] : [sealKeyAt(sealKey.secretRef, 'secretRef')];
  const previous = (sealKey?.previous ?? []).map(({ secretRef }, index) =>
    sealKeyAt(secretRef, `previous/${index}/secretRef`),
  );
  const sealKeys = [...named, ...previous].filter((key) => key !== undefined);
  return {
    ...(storagePassword === undefined ? {} : { storagePassword }),
    ...(sealKeys.length === 0 ? {} : { sealKeys }),
  };
}
