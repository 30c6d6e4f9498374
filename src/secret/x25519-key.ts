import { bech32 } from '@scure/base';
import type { Decrypter } from 'age-encryption';
import type { AgeIdentity } from './age-identity.ts';
import { PromiseMemo } from './promise-memo.ts';

/** As the library has it, whose types know fewer uses of a key than those of Node. */
export type KeyHandle = Exclude<Parameters<Decrypter['addIdentity']>[0], string>;

/** What stands before the 32 bytes of an X25519 key in PKCS #8 (RFC 8410 section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');

const handles = new PromiseMemo<AgeIdentity, KeyHandle>();

/**
 * An X25519 identity as a key that Node keeps and nobody can read out of it. Handed over as text it
 * would be taken apart for every file.
 */
export function x25519Handle(identity: AgeIdentity): Promise<KeyHandle> {
  return handles.get(identity, () => importX25519(identity.key.reveal()));
}

async function importX25519(identity: string): Promise<KeyHandle> {
  const { bytes } = bech32.decodeToBytes(identity);
  const der = Uint8Array.from([...PKCS8_PREFIX, ...bytes]);
  try {
    const key = await crypto.subtle.importKey('pkcs8', der, 'X25519', false, ['deriveBits']);
    return key as KeyHandle;
  } finally {
    for (const secret of [bytes, der]) secret.fill(0);
  }
}
