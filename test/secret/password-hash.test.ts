import { hash } from 'bcrypt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hashBcrypt,
  normalizeBcrypt,
  passwordHashProblem,
  verifyBcrypt,
} from '../../src/secret/password-hash.ts';

const GOOD = '$2b$10$qsQXl1tr7ySDpxK0AUmwIuSJZvCDjVWJ5p.tiiKwMZzyRDoGGwxY6';

describe('a bcrypt hash', () => {
  test.each([GOOD, GOOD.replace('2b', '2a'), GOOD.replace('2b', '2y'), GOOD.replace('$10', '$04')])(
    '%s is good',
    (text) => {
      expect(passwordHashProblem(text)).toBeUndefined();
    },
  );

  test.each([
    ['is empty', '', /is empty/],
    ['is cut off', GOOD.slice(0, 47), /cut off: it has 47 of the 60/],
    ['is too long', `${GOOD}x`, /too long: it has 61/],
    ['has white space around it', `${GOOD}\n`, /white space/],
    ['has an odd character', GOOD.replace('QXl', 'Q-l'), /damaged/],
    ['has a salt that no bcrypt makes', `${GOOD.slice(0, 28)}v${GOOD.slice(29)}`, /damaged/],
    ['has a digest that no bcrypt makes', `${GOOD.slice(0, 59)}7`, /damaged/],
    ['costs too little', GOOD.replace('$10', '$03'), /cost 03: 4 to 16/],
    ['costs too much', GOOD.replace('$10', '$17'), /cost 17: 4 to 16/],
    ['has doubled dollar signs', GOOD.replaceAll('$', '$$$$'), /doubled/],
    ['has backslashes', GOOD.replaceAll('$', '\\$'), /backslashes/],
    ['lacks its first dollar sign', GOOD.slice(1), /first dollar sign/],
    ['went through a shell in double quotes', 'b0.tiiKwMZzyRDoGGwxY6', /shell/],
    ['was eaten by a shell whole', 'b0', /shell/],
    ['is argon2', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHRz$hFuL', /another kind \(argon2\)/],
    ['is SHA-crypt', '$6$salt$hash', /another kind \(SHA-crypt\)/],
    ['is for LDAP', '{SSHA}abc', /another kind \(an LDAP password\)/],
    ['is of a faulty variant', GOOD.replace('2b', '2x'), /known faults/],
    ['is no hash', 'correct horse battery staple', /not a bcrypt hash/],
  ])('that %s is refused', (_, text, problem) => {
    expect(passwordHashProblem(text)).toMatch(problem);
  });

  test('that is refused is never shown, as it could be a password', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[$a-z0-9{}./-]{0,3}c4n4ry[$A-Za-z0-9]*$/), (text) => {
        expect(passwordHashProblem(text)).not.toContain('c4n4ry');
      }),
    );
  });
});

describe('a password', () => {
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
