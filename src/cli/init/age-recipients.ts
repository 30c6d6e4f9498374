import { loadAgeIdentities } from '../../secret/age-identities.ts';
import { isAgeRecipient } from '../../secret/age-recipient.ts';
import { encryptSopsYaml } from '../../secret/sops/encrypt-sops.ts';
import { SopsError } from '../../secret/sops/sops-error.ts';
import { findSopsFile } from '../author/sops-rules.ts';
import { takeEnvironment } from '../take-environment.ts';
import { InitRefused } from './init-refused.ts';

/**
 * To whom the secrets of a new directory are to be encrypted: those that are given, or else whoever
 * has the age key that the environment names. Nobody where there are rules for that already.
 * @throws InitRefused for a recipient that is none
 * @throws AgeIdentityError when an age key is named but unusable
 */
export async function ageRecipients(
  directory: string,
  given: readonly string[],
): Promise<readonly string[]> {
  const recipients = given.flatMap((words) => words.split(',')).map((word) => word.trim());
  if (recipients.length > 0) {
    await requireUsable(recipients);
    return [...new Set(recipients)];
  }
  const { identities } = await loadAgeIdentities(takeEnvironment());
  if (identities.length === 0 || (await findSopsFile(directory)) !== undefined) return [];
  return identities.map(({ recipient }) => recipient);
}

/** None of them is shown: it may be a private key. */
async function requireUsable(recipients: readonly string[]): Promise<void> {
  const odd = recipients.findIndex((recipient) => !isAgeRecipient(recipient));
  if (odd >= 0) {
    throw new InitRefused(
      `--age: number ${odd + 1} is not the public half of an age key (age1…): nothing was written`,
    );
  }
  try {
    await encryptSopsYaml('a: "b"\n', { recipients });
  } catch (cause) {
    if (!(cause instanceof SopsError)) throw cause;
    throw new InitRefused(`--age: ${cause.problem}: nothing was written`);
  }
}
