import { randomBytes } from 'node:crypto';
import { createSeal, type Seal } from '../../src/secret/seal.ts';
import { Secret } from '../../src/secret/secret.ts';

/** A new key for sealing. */
export const newSealKey = () => new Secret(randomBytes(32).toString('base64url'));

/** As two servers have them while their key is replaced: both know both, in either order. */
export function sealsOfRotation(): readonly [Seal, Seal] {
  const [one, other] = [newSealKey(), newSealKey()];
  return [createSeal([one, other]), createSeal([other, one])];
}
