import type { SourceFile } from '../tree/source-tree.ts';
import type { AgeIdentity } from './age-identity.ts';
import { type OpenedSops, openParsedSops } from './sops/open-sops.ts';
import { parseSops } from './sops/parse-sops.ts';
import { SopsError } from './sops/sops-error.ts';
import { type SopsFormat, sopsFormatOf } from './sops/sops-format.ts';
import type { SopsAgeLimit, VerifiedFile } from './sops-age-limits.ts';
import { sopsAgeIdentity, sopsAgeLimit } from './sops-age-limits.ts';
import { valueAt } from './value-at.ts';

export type DecryptSopsFileOptions = Readonly<{
  /** Accept files whose MAC covers encrypted values only. Right for secrets, wrong for clients. */
  allowMacOnlyEncrypted?: boolean;
}>;

export type DecryptedSopsFile = OpenedSops &
  Readonly<{
    format: SopsFormat;
    /** `agreed`: a second, independent decryptor found the same secrets; else why it was not asked. */
    secondOpinion: 'agreed' | SopsAgeLimit;
  }>;

const SOPS_AGE_FILE_TYPES = { yaml: 'yaml', json: 'json', dotenv: 'env', binary: 'json' } as const;

/**
 * Decrypts a sops file of the configuration directory. Our own reader is the gate, for it verifies
 * the MAC; sops-age, which does not, decrypts beside it, and both must agree on every secret.
 * @throws SopsError
 */
export async function decryptSopsFile(
  { path, bytes }: Pick<SourceFile, 'path' | 'bytes'>,
  identities: readonly AgeIdentity[],
  options: DecryptSopsFileOptions = {},
): Promise<DecryptedSopsFile> {
  const format = sopsFormatOf(path);
  const parsed = parseSops(bytes, format);
  const opened = await openParsedSops(parsed, { identities, ...options });
  const secondOpinion = await askSopsAge(bytes, { format, parsed, opened, identities });
  return { ...opened, format, secondOpinion };
}

async function askSopsAge(
  bytes: Uint8Array,
  file: VerifiedFile,
): Promise<DecryptedSopsFile['secondOpinion']> {
  const limit = sopsAgeLimit(file);
  if (limit !== undefined) return limit;
  const identity = sopsAgeIdentity(file);
  if (identity === undefined) return 'recipient';
  const theirs = await decryptWithSopsAge(bytes, file.format, identity);
  for (const pointer of file.opened.encrypted) {
    if (Object.is(valueAt(file.opened.value, pointer), valueAt(theirs, pointer))) continue;
    throw new SopsError(
      'SOPS_VALUE_TAMPERED',
      `two decryptors disagree about the value at ${pointer}`,
    );
  }
  return 'agreed';
}

/** Given key and type, sops-age looks neither into the environment nor into home directories. */
async function decryptWithSopsAge(
  bytes: Uint8Array,
  format: SopsFormat,
  { key }: AgeIdentity,
): Promise<unknown> {
  // Loaded when needed: it takes a third of a second.
  const { decryptSops } = await import('sops-age');
  try {
    const text = Buffer.from(bytes).toString('utf8');
    const decrypted: unknown = await decryptSops(text, {
      secretKey: key.reveal(),
      fileType: SOPS_AGE_FILE_TYPES[format],
    });
    return decrypted;
  } catch {
    // Its message can hold the key or a value.
    throw new SopsError(
      'SOPS_UNSUPPORTED',
      'the second decryptor (sops-age) does not read the file',
      'write it anew with "sops edit FILE", or put each secret into a file of its own',
    );
  }
}
