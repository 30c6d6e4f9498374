import { argon2Sync } from 'node:crypto';
import { hash } from 'bcrypt';
import { describe, expect, test } from 'vitest';
import { deriveArgon2 } from '../../src/secret/argon2-hash.ts';
import { passwordHashProblem } from '../../src/secret/password-hash.ts';
import { derivePBKDF2 } from '../../src/secret/pbkdf2-hash.ts';
import { deriveScrypt } from '../../src/secret/scrypt-hash.ts';
import { decoyOf, verifyPassword } from '../../src/secret/verify-password.ts';

/** Hashes that other programs made or their manuals show, and the passwords that fit. */
const IMPORTED: readonly (readonly [origin: string, hash: string, password: string])[] = [
  [
    'the manual of Authelia, argon2id',
    '$argon2id$v=19$m=65536,t=3,p=2$BpLnfgDsc2WD8F2q$o/vzA4myCqZZ36bUGsDY//8mKUYNZZaR0t4MFFSs+iM',
    'password',
  ],
  [
    'the manual of Authelia, PBKDF2',
    '$pbkdf2-sha512$310000$c8p78n7pUMln0jzvd4aK4Q$JNRBzwAo0ek5qKn50cFzzvE9RXV88h1wJn5KGiHrD0YKtZaR/nCb2CJPOsKaPK0hjf.9yHxzQGZziziccp6Yng',
    'insecure_secret',
  ],
  [
    'the tests of the reference implementation of argon2',
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    'password',
  ],
  [
    'the manual of passlib, argon2i',
    '$argon2i$v=19$m=512,t=2,p=2$aI2R0hpDyLm3ltLa+1/rvQ$LqPKjd6n8yniKtAithoR7A',
    'password',
  ],
  [
    'the manual of passlib, scrypt',
    '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E',
    'password',
  ],
  [
    'the manual of passlib, PBKDF2',
    '$pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk',
    'toomanysecrets',
  ],
  [
    'Keycloak, its salt and value put together',
    '$pbkdf2-sha256$27500$x/bm4Y3DcuV9eU97ervkPA==$1u7BLvfSPxQFpwc5jpGSA+88EGl9pZYKhaZ8YPIu9N4=',
    'admin',
  ],
  [
    'Keycloak, whose digest is longer than one of SHA-1',
    '$pbkdf2$20000$8PHy8/T19vf4+fr7/P3+/w==$dg5SWfoVtlvGlIFO7MJi9yvdeAuMASyc2CnM9SyN3aCQWmCKQ0FCHpWiiEG+G83QZCdlFMuaG35AMSMcUuCIig==',
    'lètmein',
  ],
  [
    'Django, argon2',
    'argon2$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    'password',
  ],
  [
    'Django, PBKDF2',
    'pbkdf2_sha256$600000$Xq7vLm2WkT9r$dzZtz2dBgqklagocu1/BEJlhPOXPqW9BcZKAFw4PFwI=',
    'lètmein',
  ],
  [
    'Django, PBKDF2 with SHA-1',
    'pbkdf2_sha1$10000$Xq7vLm2WkT9r$ATyY9oY1gIeydklkqZFDBTz53vo=',
    'lètmein',
  ],
  [
    'Django, scrypt',
    'scrypt$16384$Xq7vLm2WkT9r$8$1$ecYRuYIEu4+SoPb5+Op5QZTj6NR//fUaC/EvmFIQyjv69rd+38Fmc0OxDDgZmM7mJ4DmKGuGZrqEjpqcXxjltQ==',
    'lètmein',
  ],
  [
    'SHA-224 as passlib writes it',
    '$pbkdf2-sha224$10000$8PHy8/T19vf4.fr7/P3./w$jlX7gpCSyrn9U4eg..CuLdA9NoEP85X.VEgdew',
    'lètmein',
  ],
  [
    'SHA-384 as passlib writes it',
    '$pbkdf2-sha384$10000$8PHy8/T19vf4.fr7/P3./w$2omASk8RG.slaX5vvQReru2EyQsbDFzsgg2cy/fz5B1Flxau07x21.qwkbwp8LIj',
    'lètmein',
  ],
  [
    'SHA-512 as a PHC string',
    '$pbkdf2-sha512$i=10000,l=64$8PHy8/T19vf4+fr7/P3+/w$HWAFZ2T1RvM+9+Z9Uo8edOugzPq3v6PRMXDfqGXK/zEVoztkc+lFnipPx7UPWpZrS/Nq1aJbqISH6Fi910H3kw',
    'lètmein',
  ],
];

describe('a hash of', () => {
  test.each(IMPORTED)('%s is good, and fits its password only', async (_origin, text, password) => {
    expect(passwordHashProblem(text)).toBeUndefined();
    expect(await verifyPassword(password, text)).toBe(true);
    expect(await verifyPassword(`${password}x`, text)).toBe(false);
  });

  test('bcrypt fits its password only', async () => {
    const hashed = await hash('right', 4);

    expect(await verifyPassword('right', hashed)).toBe(true);
    expect(await verifyPassword('wrong', hashed)).toBe(false);
  });
});

describe('the length of a password', () => {
  const salt = Buffer.alloc(16, 1);
  const parameters = { hashFunction: 'sha256', iterations: 10_000, salt, length: 32 } as const;
  const hashedByPBKDF2 = async (password: string) => {
    const digest = await derivePBKDF2(password, parameters);
    return `$pbkdf2-sha256$i=10000$${salt.toString('base64')}$${digest.toString('base64')}`;
  };

  test('may be 1,024 bytes, of which every one counts, where the hash is not of bcrypt', async () => {
    const longest = 'ü'.repeat(512);
    const hashed = await hashedByPBKDF2(longest);

    expect(await verifyPassword(longest, hashed)).toBe(true);
    expect(await verifyPassword(longest.slice(0, 72), hashed)).toBe(false);
  });

  test.each(['', 'x'.repeat(1025)])(
    'of neither 0 nor 1,025 fits, even its own hash',
    async (password) => {
      expect(await verifyPassword(password, await hashedByPBKDF2(password))).toBe(false);
    },
  );

  test('of over 72 bytes never fits a hash of bcrypt', async () => {
    const hashed = await hash('x'.repeat(72), 4);

    expect(await verifyPassword('x'.repeat(73), hashed)).toBe(false);
  });
});

test.each(['$argon2id$nonsense', '$pbkdf2$1$eA$eA', 'nonsense', ''])(
  'no password fits %j, which is no hash',
  async (text) => {
    expect(await verifyPassword('right', text)).toBe(false);
  },
);

describe('a decoy', () => {
  test.each(IMPORTED)('of %s is a good hash of the same cost', (_origin, text) => {
    const decoy = decoyOf(text);

    expect(passwordHashProblem(decoy)).toBeUndefined();
    expect(decoy).toHaveLength(text.length);
    expect(decoy).not.toBe(text);
    expect(decoy.split('$').slice(0, -1)).toEqual(text.split('$').slice(0, -1));
  });

  test('fits nobody’s password', async () => {
    for (const [, text, password] of IMPORTED.filter(([, hashed]) =>
      /i\$|\$10000\$/.test(hashed),
    )) {
      expect(await verifyPassword(password, decoyOf(text))).toBe(false);
    }
  });

  test('of bcrypt has its cost, and shares nothing else with it', async () => {
    const decoy = decoyOf(await hash('right', 5));

    expect(passwordHashProblem(decoy)).toBeUndefined();
    expect(decoy).toBe(`$2b$05$${'.'.repeat(53)}`);
    expect(await verifyPassword('right', decoy)).toBe(false);
  });
});

describe('the vectors of the standards', () => {
  test.each([
    ['password', 'salt', 1, 20, '0c60c80f961f0e71f3a9b524af6012062fe037a6'],
    ['password', 'salt', 4096, 20, '4b007901b765489abead49d926f721d065a429c1'],
    [
      'passwordPASSWORDpassword',
      'saltSALTsaltSALTsaltSALTsaltSALTsalt',
      4096,
      25,
      '3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038',
    ],
  ])(
    'PBKDF2 with SHA-1 of %s and %s, %i times (RFC 6070)',
    async (password, text, iterations, length, digest) => {
      const parameters = {
        hashFunction: 'sha1',
        iterations,
        salt: Buffer.from(text),
        length,
      } as const;
      expect((await derivePBKDF2(password, parameters)).toString('hex')).toBe(digest);
    },
  );

  test('PBKDF2 with SHA-256 (RFC 7914 section 11)', async () => {
    const parameters = {
      hashFunction: 'sha256',
      iterations: 80_000,
      salt: Buffer.from('NaCl'),
      length: 64,
    } as const;
    expect((await derivePBKDF2('Password', parameters)).toString('hex')).toBe(
      '4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d',
    );
  });

  test.each([
    [
      'password',
      'NaCl',
      1024,
      16,
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    ],
    [
      'pleaseletmein',
      'SodiumChloride',
      16384,
      1,
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    ],
  ])('scrypt of %s (RFC 7914 section 12)', async (password, text, cost, lanes, digest) => {
    const salt = Buffer.from(text);
    const derived = await deriveScrypt(password, { cost, blockSize: 8, lanes, salt, length: 64 });
    expect(derived.toString('hex')).toBe(digest);
  });

  test('argon2id (RFC 9106 section 5.3) is what Node.js computes', () => {
    const derived = argon2Sync('argon2id', {
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      memory: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    });
    expect(derived.toString('hex')).toBe(
      '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
    );
  });

  test('argon2id passes its parameters on as they are', async () => {
    const parameters = { memoryKiB: 256, passes: 2, salt: Buffer.from('somesalt'), length: 32 };
    const derive = async (lanes: number) =>
      (await deriveArgon2('password', { ...parameters, lanes, variant: 'argon2id' })).toString(
        'hex',
      );
    expect(await derive(1)).toBe(
      '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
    );
    expect(await derive(2)).toBe(
      '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037',
    );
  });
});
