import { describe, expect, test } from 'vitest';
import { createPasswordHasher } from '../../src/secret/hash-once.ts';
import { verifyBcrypt } from '../../src/secret/bcrypt-hash.ts';
import { Secret } from '../../src/secret/secret.ts';

describe('passwords that are read in plaintext', () => {
  test('become hashes in their order', async () => {
    const hash = createPasswordHasher();
    const hashes = await hash([new Secret('first'), new Secret('second')]);
    expect(hashes).toHaveLength(2);
    expect(await verifyBcrypt('first', hashes[0] ?? '')).toBe(true);
    expect(await verifyBcrypt('second', hashes[1] ?? '')).toBe(true);
    expect(hashes.join()).not.toMatch(/first|second/);
  });

  test('keep their hash the next time, whatever else came or went', async () => {
    const hash = createPasswordHasher();
    const [, kept] = await hash([new Secret('gone'), new Secret('kept')]);
    const [again] = await hash([new Secret('kept'), new Secret('new')]);
    expect(again).toBe(kept);
  });

  test('are forgotten once nobody has them any more', async () => {
    const hash = createPasswordHasher();
    const [before] = await hash([new Secret('gone')]);
    await hash([]);
    const [after] = await hash([new Secret('gone')]);
    expect(after).not.toBe(before);
  });
});
