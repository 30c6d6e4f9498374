import type { AuthoredDirectory } from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import type { FileChange } from './file-change.ts';
import { secretPath, type NewSecret } from './new-secret.ts';
import { sealSecret, type SealWords } from './seal-secret.ts';

/**
 * A Secret as an encrypted file.
 * @throws AuthoringRefused when there is no rule to encrypt it by, or one that we cannot follow
 */
export async function sealOrRefuse(
  directory: AuthoredDirectory,
  secret: NewSecret,
  words: SealWords,
): Promise<FileChange> {
  const sealed = await sealSecret(directory, secret, words);
  if (sealed !== undefined) return sealed;
  throw new AuthoringRefused(
    `no rule of a .sops.yaml is for ${secretPath(secret)}: nothing was written; "idpfile init --age age1…" writes one`,
  );
}
