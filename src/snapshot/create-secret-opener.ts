import { randomBytes } from 'node:crypto';
import type { ResourceOf } from '../resource/resource.ts';
import type { AgeIdentity } from '../secret/age-identity.ts';
import { PromiseMemo } from '../secret/promise-memo.ts';
import { resolveSecretValue, type SecretSource } from '../secret/secret-value.ts';
import { Secret } from '../secret/secret.ts';
import { parsePlainSecrets } from '../secret/plain-secrets.ts';
import { sopsFormatOf } from '../secret/sops/sops-format.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import type { OpenSecret, SecretOpening, SecretValue } from './secret-opening.ts';
import { undecryptable } from './undecryptable.ts';

type SecretResource = ResourceOf<'Secret'>;

export type SecretOpenerOptions = Readonly<{
  identities: readonly AgeIdentity[];
  /** `--allow-plaintext-secrets`: for a first try, never for what others can read. */
  allowPlaintext: boolean;
  /**
   * Without an identity, look at the envelope and the key names only. Enough for a review, which
   * needs no secret; a server must decrypt.
   */
  inspectWithoutIdentity: boolean;
}>;

/** Opens the files of Secrets; a file that did not change is not decrypted again. */
export function createSecretOpener(options: SecretOpenerOptions): OpenSecret {
  const opened = new PromiseMemo<SourceFile, SecretOpening>();
  return (secret) =>
    // A file that sops wrote holds one document; only plain ones can hold several.
    isEncrypted(secret)
      ? opened.get(secret.document.file, () => openEncrypted(secret, options))
      : Promise.resolve(openPlaintext(secret, options));
}

const isEncrypted = (secret: SecretResource) => secret.value.sops !== undefined;

function openPlaintext(
  secret: SecretResource,
  { allowPlaintext }: SecretOpenerOptions,
): SecretOpening {
  if (!allowPlaintext) {
    return {
      ok: false,
      rule: 'secret-plaintext',
      message: `Secret ${secret.value.metadata.name} is not encrypted`,
      help: `${encryptAdvice(secret.document)} and give the app a new secret; to try things out, pass --allow-plaintext-secrets`,
    };
  }
  const { value, file } = secret.document;
  if (value !== undefined) {
    return opening({ format: 'yaml', value, encrypted: new Set() }, { allowPlaintext: true });
  }
  const parsed = parsePlainSecrets(file.bytes, sopsFormatOf(file.path));
  if (parsed.ok) return opening(parsed.source, { allowPlaintext: true });
  return { ok: false, rule: 'secret-undecryptable', message: `the file ${parsed.message}` };
}

function encryptAdvice({ file, base }: SecretResource['document']): string {
  return base === ''
    ? `run "sops encrypt --in-place ${file.path}"`
    : 'write it to a file of its own below secrets/, encrypt that with sops,';
}

/** The reader of such files is loaded for the first of them: most directories have none. */
async function openEncrypted(
  secret: SecretResource,
  { identities, inspectWithoutIdentity }: SecretOpenerOptions,
): Promise<SecretOpening> {
  const { file } = secret.document;
  try {
    if (identities.length === 0 && inspectWithoutIdentity) return await inspectOnly(secret);
    // Plain fields of a Secret mean nothing here, so their MAC may be missing.
    const { decryptSopsFile } = await import('../secret/decrypt-sops-file.ts');
    const source = await decryptSopsFile(file, identities, { allowMacOnlyEncrypted: true });
    return opening(source, { allowPlaintext: false });
  } catch (cause) {
    return undecryptable(cause, file.path);
  }
}

/** The same secret for the same key each time, so that others can tell that nothing changed. */
function opening(source: SecretSource, options: { allowPlaintext: boolean }): SecretOpening {
  const values = new Map<string | undefined, SecretValue>();
  return {
    ok: true,
    sealed: false,
    valueAt: (key) => {
      const known = values.get(key);
      if (known !== undefined) return known;
      const value = valueOf(source, key, options);
      values.set(key, value);
      return value;
    },
  };
}

function valueOf(
  source: SecretSource,
  key: string | undefined,
  options: { allowPlaintext: boolean },
): SecretValue {
  const result = resolveSecretValue(source, key, options);
  if (result.ok) return { ok: true, secret: result.secret };
  const { code: rule, message, help } = result;
  return { ok: false, rule, message, ...(help === undefined ? {} : { help }) };
}

/** Checks what can be checked without a key; the secret itself stays unknown. */
async function inspectOnly({ document }: SecretResource): Promise<SecretOpening> {
  const { bytes, path } = document.file;
  const format = sopsFormatOf(path);
  const { readSealed } = await import('../secret/sops/sealed-value.ts');
  const sealed = { format, ...readSealed(bytes, format, { allowMacOnlyEncrypted: true }) };
  const placeholder = new Secret(randomBytes(32).toString('base64url'));
  return {
    ok: true,
    sealed: true,
    valueAt: (key) => {
      const value = valueOf(sealed, key, { allowPlaintext: false });
      return value.ok ? { ok: true, secret: placeholder } : value;
    },
  };
}
