import { type CipherKey, createHash, timingSafeEqual } from 'node:crypto';
import { type GoScalar, scalarText } from './go-scalar.ts';
import { SopsError } from './sops-error.ts';
import type { SopsMetadata } from './sops-metadata.ts';
import { openValue, sealValue } from './sops-value.ts';

/** sha256 of "sops": where the hash starts when only encrypted values are in the MAC. */
const MAC_ONLY_ENCRYPTED_SEED = Buffer.from(
  '8a3fd2ad54ce66527b1034f3d147be0b0b975b3bf44f72c6fdadec8176f27d69',
  'hex',
);

/**
 * The MAC of a sops file: SHA-512 over the plaintexts of all values in document order, encrypted
 * with the time of the last change. It covers neither keys nor types nor the bounds between
 * values, so only values that were encrypted are safe to use as secrets.
 */
export class Mac {
  readonly #hash = createHash('sha512');
  readonly #onlyEncrypted: boolean;

  constructor(onlyEncrypted: boolean) {
    this.#onlyEncrypted = onlyEncrypted;
    if (onlyEncrypted) this.#hash.update(MAC_ONLY_ENCRYPTED_SEED);
  }

  /** Adds the plaintext of the next value. */
  add(scalar: GoScalar, wasEncrypted: boolean): void {
    if (wasEncrypted || !this.#onlyEncrypted) this.#hash.update(scalarText(scalar));
  }

  /**
   * Ends the hash and compares it with what the file says.
   * @throws SopsError (SOPS_NO_MAC, SOPS_MAC_MISMATCH)
   */
  verify(dataKey: CipherKey, { mac, lastModified }: SopsMetadata): void {
    if (mac === '') throw new SopsError('SOPS_NO_MAC', 'the file has no MAC');
    const stored = Buffer.from(openMac(dataKey, mac, lastModified));
    const computed = Buffer.from(this.#digest());
    if (stored.length !== computed.length || !timingSafeEqual(stored, computed)) {
      throw new SopsError(
        'SOPS_MAC_MISMATCH',
        'the MAC does not fit: a value was changed, added, removed or moved without sops',
      );
    }
  }

  /** Ends the hash and encrypts it for the metadata. */
  seal(dataKey: CipherKey, lastModified: string): string {
    return sealValue(dataKey, this.#digest(), 'str', lastModified);
  }

  #digest(): string {
    return this.#hash.digest('hex').toUpperCase();
  }
}

function openMac(dataKey: CipherKey, mac: string, lastModified: string): string {
  try {
    return scalarText(openValue(dataKey, mac, goSeconds(lastModified)));
  } catch {
    throw new SopsError(
      'SOPS_MAC_MISMATCH',
      'the MAC cannot be decrypted: mac or lastmodified was changed without sops',
    );
  }
}

/** Go reads the time and prints it again: without fractions, and UTC as `Z`. */
function goSeconds(time: string): string {
  return time.replace(/\.\d+(?=Z|[+-]\d\d:\d\d$)/, '').replace(/[+-]00:00$/, 'Z');
}
