import { compileRule } from '../../secret/sops/encryption-rule.ts';
import { encryptSopsYaml } from '../../secret/sops/encrypt-sops.ts';
import { SopsError } from '../../secret/sops/sops-error.ts';
import type { AuthoredDirectory } from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import { sourceFileOf, type FileChange } from './file-change.ts';
import { plainSecret, secretPath, type NewSecret } from './new-secret.ts';
import { sopsPipe } from './sops-pipe.ts';
import { findSopsRule, type FoundRule } from './sops-rules.ts';

/** What is to be said where only the sops program can encrypt. */
export type SealWords = Readonly<{
  /** The command that prints the Secret for it, such as `secret new wiki --print`. */
  print: string;
  /** What to do afterwards, as a sentence. */
  afterwards?: string;
}>;

/**
 * A Secret as a file that is encrypted by the rule for its path; undefined when there is no rule.
 * @throws AuthoringRefused when the rule asks for more than we write, or does not fit
 */
export async function sealSecret(
  directory: AuthoredDirectory,
  secret: NewSecret,
  words: SealWords,
): Promise<FileChange | undefined> {
  const path = secretPath(secret);
  const found = await findSopsRule(directory.path, path);
  if (found === undefined) return undefined;
  if (found.rule.onlySops.length > 0) throw needsSops(directory, path, words, found);
  return {
    file: sourceFileOf(path, await encrypt(secret, found)),
    before: undefined,
    remark: remarkOn(found),
  };
}

function needsSops(
  directory: AuthoredDirectory,
  path: string,
  { print, afterwards }: SealWords,
  { rule: { number, onlySops }, from }: FoundRule,
): AuthoringRefused {
  const why = `rule ${number} of ${from} has ${onlySops.join(', ')}, for which it takes the sops program`;
  const next = afterwards === undefined ? '' : `\n${afterwards}\n`;
  return new AuthoringRefused(
    `${why}: nothing was written. Run\n\n  ${sopsPipe(directory.path, print, path)}\n${next}`,
  );
}

async function encrypt(secret: NewSecret, { rule, from }: FoundRule): Promise<string> {
  try {
    requireFit(secret, { rule, from });
    return await encryptSopsYaml(plainSecret(secret), {
      ...rule.encryption,
      recipients: rule.recipients,
      macOnlyEncrypted: rule.macOnlyEncrypted,
    });
  } catch (cause) {
    if (!(cause instanceof SopsError)) throw cause;
    throw new AuthoringRefused(
      `rule ${rule.number} of ${from}: ${cause.problem}: nothing was written`,
    );
  }
}

/** The values must be encrypted, and what tells one Secret from another must not. */
function requireFit(
  { values }: NewSecret,
  { rule: { number, encryption }, from }: FoundRule,
): void {
  const { selects } = compileRule(encryption);
  const isFit =
    Object.keys(values).every((key) => selects(['stringData', key])) &&
    ![['apiVersion'], ['kind'], ['metadata', 'name']].some((keys) => selects(keys));
  if (isFit) return;
  throw new AuthoringRefused(
    `rule ${number} of ${from} does not fit a Secret, whose values alone must be encrypted: nothing was written; write encrypted_regex: ^(data|stringData)$`,
  );
}

function remarkOn({ rule: { recipients } }: FoundRule): string {
  return `encrypted to ${recipients.map((name) => `${name.slice(0, 16)}…`).join(', ')}`;
}
