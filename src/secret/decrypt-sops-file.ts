import type { SourceFile } from '../tree/source-tree.ts';
import type { AgeIdentity } from './age-identity.ts';
import { type OpenedSops, openParsedSops } from './sops/open-sops.ts';
import { parseSops } from './sops/parse-sops.ts';
import { SopsError } from './sops/sops-error.ts';
import { type SopsFormat, sopsFormatOf } from './sops/sops-format.ts';
import type { SopsAgeLimit, VerifiedFile } from './sops-age-limits.ts';
import { sopsAgeIdentity, sopsAgeLimit } from './sops-age-limits.ts';
import { agreedRecipient, rememberAgreement } from './second-opinions.ts';
import { askSopsAge, type SopsAgeRefusal } from './sops-age-thread.ts';
import { valueAt } from './value-at.ts';
import { x25519Handle } from './x25519-key.ts';

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
  source: Pick<SourceFile, 'path' | 'bytes'>,
  identities: readonly AgeIdentity[],
  options: DecryptSopsFileOptions = {},
): Promise<DecryptedSopsFile> {
  const format = sopsFormatOf(source.path);
  const parsed = parseSops(source.bytes, format);
  const opened = await openParsedSops(parsed, { identities, ...options });
  const secondOpinion = await secondOpinionOf(source, { format, parsed, opened, identities });
  return { ...opened, format, secondOpinion };
}

async function secondOpinionOf(
  source: Pick<SourceFile, 'bytes'>,
  file: VerifiedFile,
): Promise<DecryptedSopsFile['secondOpinion']> {
  const limit = sopsAgeLimit(file);
  if (limit !== undefined) return limit;
  const identity = sopsAgeIdentity(file);
  if (identity === undefined) return 'recipient';
  if (agreedRecipient(source) === identity.recipient) return 'agreed';
  const answer = await askSopsAge({
    text: Buffer.from(source.bytes).toString('utf8'),
    fileType: SOPS_AGE_FILE_TYPES[file.format],
    secretKey: await x25519Handle(identity),
  });
  if (!answer.ok) throw unread(answer);
  for (const pointer of file.opened.encrypted) {
    if (Object.is(valueAt(file.opened.value, pointer), valueAt(answer.value, pointer))) continue;
    throw new SopsError(
      'SOPS_VALUE_TAMPERED',
      `two decryptors disagree about the value at ${pointer}`,
    );
  }
  rememberAgreement(source, identity.recipient);
  return 'agreed';
}

function unread({ stalled }: SopsAgeRefusal): SopsError {
  const what = stalled ? 'does not come to an end with' : 'does not read';
  return new SopsError(
    'SOPS_UNSUPPORTED',
    `the second decryptor (sops-age) ${what} the file`,
    'write it anew with "sops edit FILE", or put each secret into a file of its own',
  );
}
