import { hash } from 'bcrypt';
import { describe, expect, test } from 'vitest';
import { hashBcrypt, normalizeBcrypt, verifyBcrypt } from '../../src/secret/bcrypt-hash.ts';
import { passwordHashProblem } from '../../src/secret/password-hash.ts';

describe('a password compared by bcrypt', () => {
  test('fits its own hash only', async () => {
    const hashed = await hash('right', 4);

    expect(await verifyBcrypt('right', hashed)).toBe(true);
    expect(await verifyBcrypt('wrong', hashed)).toBe(false);
  });

  test('fits a hash that PHP wrote', async () => {
    const php = (await hash('right', 4)).replace('$2b$', '$2y$');

    expect(normalizeBcrypt(php)).toMatch(/^\$2b\$04\$/);
    expect(await verifyBcrypt('right', php)).toBe(true);
    expect(await verifyBcrypt('wrong', php)).toBe(false);
  });

  test('of 72 bytes fits, and one of 73 with the same beginning does not', async () => {
    const longest = 'ü'.repeat(36);
    const hashed = await hash(longest, 4);

    expect(await verifyBcrypt(longest, hashed)).toBe(true);
    expect(await verifyBcrypt(`${longest}x`, hashed)).toBe(false);
  });

  test.each(['', 'a\0b'])('%j never fits, even its own hash', async (password) => {
    expect(await verifyBcrypt(password, await hash(password, 4))).toBe(false);
  });

  test('never fits a hash that is damaged', async () => {
    expect(await verifyBcrypt('right', 'nonsense')).toBe(false);
  });

  test.each(['', 'x'.repeat(73), 'a\0b'])('%j is not hashed', async (password) => {
    await expect(hashBcrypt(password)).rejects.toThrow(RangeError);
  });

  test('that is hashed gets a good hash, which it fits', async () => {
    const hashed = await hashBcrypt('right');

    expect(passwordHashProblem(hashed)).toBeUndefined();
    expect(await verifyBcrypt('right', hashed)).toBe(true);
  });
});
