import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeHash, passwordHashProblem } from '../../src/secret/password-hash.ts';

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
    ['is of Werkzeug', 'scrypt:32768:8:1$salt$0a0b', /scrypt in a form of its own/],
    ['is of bcrypt over SHA-256', 'bcrypt_sha256$$2b$12$x', /bcrypt in a wrapping/],
    ['is of an LDAP server with PBKDF2', '{PBKDF2}10000$salt$x', /PBKDF2 in a form of its own/],
    ['is SHA-crypt', '$6$salt$hash', /another kind \(SHA-crypt\)/],
    ['is for LDAP', '{SSHA}abc', /another kind \(an LDAP password\)/],
    ['is of a faulty variant', GOOD.replace('2b', '2x'), /known faults/],
    ['is no hash', 'correct horse battery staple', /not a password hash/],
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

const ARGON2 =
  '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
const SCRYPT =
  '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E';
const PBKDF2 =
  '$pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk';
const DJANGO = 'pbkdf2_sha256$600000$Xq7vLm2WkT9r$dzZtz2dBgqklagocu1/BEJlhPOXPqW9BcZKAFw4PFwI=';
const DJANGO_SCRYPT =
  'scrypt$16384$Xq7vLm2WkT9r$8$1$ecYRuYIEu4+SoPb5+Op5QZTj6NR//fUaC/EvmFIQyjv69rd+38Fmc0OxDDgZmM7mJ4DmKGuGZrqEjpqcXxjltQ==';

describe('an imported hash', () => {
  test.each([ARGON2, SCRYPT, PBKDF2, DJANGO, DJANGO_SCRYPT, `argon2${ARGON2}`])(
    '%s is good',
    (text) => {
      expect(passwordHashProblem(text)).toBeUndefined();
      expect(looksLikeHash(text)).toBe(true);
    },
  );

  test.each([
    ['is cut off in its digest', ARGON2.slice(0, -27), /cut off: its digest is shorter than 16/],
    ['is cut off before its digest', ARGON2.slice(0, 45), /argon2 hash is damaged or cut off/],
    ['has an odd character', ARGON2.replace('CTFh', 'CT-h'), /damaged/],
    ['has a digest with stray bits', `${ARGON2.slice(0, -1)}d`, /damaged/],
    ['has white space around it', ` ${ARGON2}`, /white space/],
    ['has doubled dollar signs', ARGON2.replaceAll('$', '$$$$'), /doubled/],
    ['has backslashes', SCRYPT.replaceAll('$', '\\$'), /backslashes/],
    ['lacks its first dollar sign', PBKDF2.slice(1), /first dollar sign/],
    ['is argon2d', ARGON2.replace('2id', '2d'), /argon2d hash/],
    ['is of an old argon2', ARGON2.replace('v=19', 'v=16'), /not of version 19/],
    ['is of the first argon2', ARGON2.replace('v=19$', ''), /not of version 19/],
    ['needs key material besides', ARGON2.replace('p=1', 'p=1,keyid=x'), /damaged/],
    ['has no N that scrypt knows', DJANGO_SCRYPT.replace('16384', '16385'), /power of two/],
    ['is cut off', SCRYPT.slice(0, 40), /scrypt hash is damaged or cut off/],
    ['lacks its salt', DJANGO.replace('Xq7vLm2WkT9r', ''), /PBKDF2 hash is damaged/],
    [
      'is of an unknown hash function',
      PBKDF2.replace('sha256', 'sha999'),
      /PBKDF2 hash is damaged/,
    ],
    ['says another length', PBKDF2.replace('29000', 'i=29000,l=64'), /PBKDF2 hash is damaged/],
    ['has a short salt', ARGON2.replace('c29tZXNhbHQ', 'c29tZXM'), /salt .* shorter than 8 bytes/],
    ['has a long salt', DJANGO.replace('Xq7v', 'x'.repeat(60)), /salt .* longer than 64 bytes/],
    ['has a long digest', `${PBKDF2}${'AAAA'.repeat(12)}`, /damaged|longer than 64 bytes/],
  ])('that %s is refused', (_, text, problem) => {
    expect(passwordHashProblem(text)).toMatch(problem);
  });

  test.each([
    ['too much memory of argon2', ARGON2.replace('m=65536', 'm=262145'), /262144 KiB/],
    ['too many passes', ARGON2.replace('t=2', 't=33'), /takes too long/],
    [
      'many passes over little memory',
      ARGON2.replace('m=65536,t=2', 'm=512,t=65'),
      /t is above 64/,
    ],
    ['too many lanes', ARGON2.replace('p=1', 'p=65'), /p outside of 1 to 64/],
    ['more lanes than memory', ARGON2.replace('m=65536,t=2,p=1', 'm=100,t=64,p=64'), /less memory/],
    ['too much memory of scrypt', SCRYPT.replace('ln=16', 'ln=19'), /256 MiB/],
    ['a memory beyond all numbers', SCRYPT.replace('ln=16', 'ln=99'), /256 MiB/],
    ['too much parallel work', SCRYPT.replace('p=1', 'p=17'), /takes too long/],
    ['blocks without end', SCRYPT.replace('r=8', 'r=999999'), /256 MiB/],
    ['too many iterations', PBKDF2.replace('29000', '10000001'), /takes too long/],
    ['too many iterations for several blocks', longDigest(5_000_001), /takes too long/],
  ])('that asks for %s is refused', (_, text, problem) => {
    expect(passwordHashProblem(text)).toMatch(problem);
  });

  test('may ask for all iterations once for each block of its digest', () => {
    expect(passwordHashProblem(longDigest(5_000_000))).toBeUndefined();
  });

  test.each([
    ['argon2 without a pass', ARGON2.replace('t=2', 't=0'), /no passes/],
    ['argon2 without memory', ARGON2.replace('m=65536', 'm=16'), /too weak/],
    ['argon2 without lanes', ARGON2.replace('p=1', 'p=0'), /p outside of 1 to 64/],
    ['scrypt of a small N', SCRYPT.replace('ln=16', 'ln=9'), /too weak/],
    ['scrypt of no N', SCRYPT.replace('ln=16', 'ln=0'), /too weak/],
    ['scrypt of no r', SCRYPT.replace('r=8', 'r=0'), /below 1/],
    ['PBKDF2 below 10,000 iterations', PBKDF2.replace('29000', '9999'), /too weak/],
  ])('of %s is refused', (_, text, problem) => {
    expect(passwordHashProblem(text)).toMatch(problem);
  });

  test('that is refused is never shown', () => {
    const starts = [ARGON2, SCRYPT, PBKDF2, DJANGO, DJANGO_SCRYPT].flatMap((text) =>
      [...text.matchAll(/\$/g)].map(({ index }) => text.slice(0, index + 1)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.stringMatching(/^c4n4ry[$A-Z]*$/),
        (start, rest) => {
          const problem = passwordHashProblem(start + rest) ?? 'it should be refused';
          expect(problem).not.toContain('c4n4ry');
        },
      ),
    );
  });
});

/** PBKDF2 whose digest takes two blocks of SHA-256. */
function longDigest(iterations: number): string {
  const [salt, digest] = [16, 64].map((length) => Buffer.alloc(length, 7).toString('base64'));
  return `$pbkdf2-sha256$i=${iterations}$${salt}$${digest}`;
}
