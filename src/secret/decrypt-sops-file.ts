import type { SourceFile } from '../tree/source-tree.ts';
import type { AgeIdentity } from './age-identity.ts';
import { type OpenedSops, openParsedSops } from './sops/open-sops.ts';
import { parseSops } from './sops/parse-sops.ts';
import { SopsError } from './sops/sops-error.ts';
import { type SopsFormat, sopsFormatOf } from './sops/sops-format.ts';
import type { SopsAgeLimit, VerifiedFile } from './sops-age-limits.ts';
import { sopsAgeIdentity, sopsAgeLimit } from './sops-age-limits.ts';
import { askSopsAge } from './sops-age-thread.ts';
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
  const secondOpinion = await secondOpinionOf(bytes, { format, parsed, opened, identities });
  return { ...opened, format, secondOpinion };
}

async function secondOpinionOf(
  bytes: Uint8Array,
  file: VerifiedFile,
): Promise<DecryptedSopsFile['secondOpinion']> {
  const limit = sopsAgeLimit(file);
  if (limit !== undefined) return limit;
  const identity = sopsAgeIdentity(file);
  if (identity === undefined) return 'recipient';
  const answer = await askSopsAge({
    text: Buffer.from(bytes).toString('utf8'),
    fileType: SOPS_AGE_FILE_TYPES[file.format],
    secretKey: identity.key.reveal(),
  });
  if (!answer.ok) throw unread();
  for (const pointer of file.opened.encrypted) {
    if (Object.is(valueAt(file.opened.value, pointer), valueAt(answer.value, pointer))) continue;
    throw new SopsError(
      'SOPS_VALUE_TAMPERED',
      `two decryptors disagree about the value at ${pointer}`,
    );
  }
  return 'agreed';
}

function unread(): SopsError {
  return new SopsError(
    'SOPS_UNSUPPORTED',
    'the second decryptor (sops-age) does not read the file',
    'write it anew with "sops edit FILE", or put each secret into a file of its own',
  );
}
