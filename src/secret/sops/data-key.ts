import { randomBytes } from 'node:crypto';
import type { Decrypter } from 'age-encryption';
import { isX25519, type AgeIdentity } from '../age-identity.ts';
import { PromiseMemo } from '../promise-memo.ts';
import { type KeyHandle, x25519Handle } from '../x25519-key.ts';
import { SopsError } from './sops-error.ts';
import type { AgeStanza, SopsMetadata } from './sops-metadata.ts';

const DATA_KEY_BYTES = 32;

/** A fresh data key. The caller overwrites it after use. */
export function createDataKey(): Buffer {
  return randomBytes(DATA_KEY_BYTES);
}

/**
 * Decrypts the data key of a file with the first identity that can. The caller overwrites it after
 * use.
 * @throws SopsError when no identity opens the file.
 */
export async function unwrapDataKey(
  metadata: SopsMetadata,
  identities: readonly AgeIdentity[],
): Promise<Buffer> {
  refuseUnsupported(metadata);
  if (identities.length === 0) {
    throw new SopsError('SOPS_NO_IDENTITY', 'no age identity is configured');
  }
  for (const stanza of likelyFirst(metadata.age, identities)) {
    const key = await unwrap(stanza, identities);
    if (key === undefined) continue;
    if (key.length === DATA_KEY_BYTES) return key;
    throw new SopsError('SOPS_BAD_DATA_KEY', 'the data key of the file is not 32 bytes long');
  }
  throw new SopsError(
    'SOPS_WRONG_KEY',
    `no age identity of ours opens the file: it is encrypted to ${shorten(metadata.age)}, ours are ${shorten(identities)}`,
  );
}

/** Encrypts a data key to one recipient, given as `age1…`. */
export async function wrapDataKey(dataKey: Uint8Array, recipient: string): Promise<AgeStanza> {
  const { armor, Encrypter } = await import('age-encryption');
  try {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return { recipient, armored: `${armor.encode(await encrypter.encrypt(dataKey)).trimEnd()}\n` };
  } catch {
    throw new SopsError(
      'SOPS_UNSUPPORTED',
      'a recipient is damaged',
      'copy it again from the output of age-keygen',
    );
  }
}

function refuseUnsupported({ age, otherKeyServices, usesShamir }: SopsMetadata): void {
  if (usesShamir) {
    throw new SopsError(
      'SOPS_UNSUPPORTED',
      'the data key is split over key_groups (Shamir)',
      'use one key group in .sops.yaml and run "sops updatekeys FILE"',
    );
  }
  if (age.length === 0) {
    const others =
      otherKeyServices.length > 0 ? `, only keys of ${otherKeyServices.join(', ')}` : '';
    throw new SopsError('SOPS_NO_AGE_RECIPIENT', `the file has no age recipient${others}`);
  }
}

/** The label of a stanza is not authenticated, so those with another label are tried too, later. */
function likelyFirst(
  stanzas: readonly AgeStanza[],
  identities: readonly AgeIdentity[],
): readonly AgeStanza[] {
  const ours = new Set(identities.map(({ recipient }) => recipient));
  const isOurs = ({ recipient }: AgeStanza) => ours.has(recipient);
  return [...stanzas.filter(isOurs), ...stanzas.filter((stanza) => !isOurs(stanza))];
}

async function unwrap(
  { armored }: AgeStanza,
  identities: readonly AgeIdentity[],
): Promise<Buffer | undefined> {
  const { armor } = await import('age-encryption');
  try {
    const decrypter = await decrypterFor(identities);
    const dataKey = await decrypter.decrypt(armor.decode(armored));
    return Buffer.from(dataKey.buffer, dataKey.byteOffset, dataKey.length);
  } catch {
    // The library's message can hold the whole key.
    return undefined;
  }
}

const decrypters = new PromiseMemo<readonly AgeIdentity[], Decrypter>();

/** Kept, for to take an identity apart costs as much as to use it. */
function decrypterFor(identities: readonly AgeIdentity[]): Promise<Decrypter> {
  return decrypters.get(identities, () => createDecrypter(identities));
}

async function createDecrypter(identities: readonly AgeIdentity[]): Promise<Decrypter> {
  const age = await import('age-encryption');
  const decrypter = new age.Decrypter();
  for (const identity of identities) decrypter.addIdentity(await handleOf(identity));
  return decrypter;
}

/** The library knows handles of Node for X25519 keys only. */
async function handleOf(identity: AgeIdentity): Promise<KeyHandle | string> {
  return isX25519(identity) ? x25519Handle(identity) : identity.key.reveal();
}

function shorten(holders: readonly Readonly<{ recipient: string }>[]): string {
  return holders.map(({ recipient }) => `${recipient.slice(0, 16)}…`).join(', ');
}
