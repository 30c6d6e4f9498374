import { Secret } from './secret.ts';

/** A private key of age, and the public name under which files are encrypted to it. */
export type AgeIdentity = Readonly<{
  /** `age1…`; public. */
  recipient: string;
  /** `AGE-SECRET-KEY-1…`, or `AGE-SECRET-KEY-PQ-1…` for a post-quantum key. */
  key: Secret;
}>;

/** Whether it is of the first kind that age had, and not a post-quantum one. */
export function isX25519({ key }: AgeIdentity): boolean {
  return key.reveal().startsWith('AGE-SECRET-KEY-1');
}

export type AgeIdentityResult =
  | Readonly<{ ok: true; identity: AgeIdentity }>
  /** `problem` says what is wrong and never holds a part of the key. */
  | Readonly<{ ok: false; problem: string }>;

/** Reads one age identity as `age-keygen` prints it. */
export async function parseAgeIdentity(text: string): Promise<AgeIdentityResult> {
  if (text.startsWith('AGE-PLUGIN-')) return refuse('age plugin identities are not supported');
  if (text.startsWith('-----BEGIN') || text.startsWith('ssh-')) {
    return refuse('SSH keys are not supported; make an age key with age-keygen');
  }
  if (text.startsWith('age1')) {
    return refuse('this is a recipient, the public half; the line must begin with AGE-SECRET-KEY-');
  }
  if (!/^AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]+$/.test(text)) return refuse('this is not an age identity');
  // Loaded when needed: the library takes a tenth of a second, and not everyone keeps secrets here.
  const { identityToRecipient } = await import('age-encryption');
  try {
    const recipient = await identityToRecipient(text);
    return { ok: true, identity: { recipient, key: new Secret(text) } };
  } catch {
    // The library's message holds the whole key.
    return refuse('the age identity is damaged: its length or checksum is wrong');
  }
}

function refuse(problem: string): AgeIdentityResult {
  return { ok: false, problem };
}
