import { beforeEach, describe, expect, test } from 'vitest';
import { SIGN_IN_LIMITS, SignInThrottle } from '../../src/people/sign-in-throttle.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';

const { perAccount, perAddress, windowSeconds } = SIGN_IN_LIMITS;

let now: number;
let throttle: SignInThrottle;

beforeEach(() => {
  now = Date.parse('2026-11-21T12:00:00Z');
  throttle = new SignInThrottle(createMemoryStore(() => now));
});

const attempt = (login: string, address: string, password: string) =>
  throttle.attempt({ login, address }, async () => (password === 'right' ? login : undefined));
const fail = async (login: string, address: string) => attempt(login, address, 'wrong');

/** Addresses of as many networks as wanted. */
const addresses = (count: number) => Array.from({ length: count }, (_, n) => `192.0.2.${n}`);

async function failFromManyAddresses(login: string): Promise<void> {
  for (const address of addresses(perAccount)) {
    expect(await fail(login, address)).toEqual({ kind: 'mismatch' });
  }
}

async function failOnManyAccounts(address: string): Promise<void> {
  for (let n = 0; n < perAddress; n++) {
    expect(await fail(`person-${n}`, address)).toEqual({ kind: 'mismatch' });
  }
}

describe('one account', () => {
  test('the eleventh attempt is refused wherever it comes from, even with the right password', async () => {
    await failFromManyAddresses('alice');
    expect(await attempt('alice', '198.51.100.1', 'right')).toEqual({
      kind: 'throttled',
      retryAfterMs: windowSeconds * 1000,
    });
  });

  test('upper and lower case name the same account', async () => {
    await failFromManyAddresses('alice');
    expect(await attempt('ALICE', '198.51.100.1', 'right')).toMatchObject({ kind: 'throttled' });
  });

  test('other accounts can still sign in', async () => {
    await failFromManyAddresses('alice');
    expect(await attempt('bob', '198.51.100.1', 'right')).toEqual({
      kind: 'success',
      person: 'bob',
    });
  });

  test('a refused attempt checks no password', async () => {
    await failFromManyAddresses('alice');
    let checked = false;
    await throttle.attempt({ login: 'alice', address: '198.51.100.1' }, async () => {
      checked = true;
      return 'alice';
    });
    expect(checked).toBe(false);
  });

  test('a success takes the failures back', async () => {
    for (let round = 0; round < 3; round++) {
      for (const address of addresses(perAccount - 1)) await fail('alice', address);
      expect(await attempt('alice', '198.51.100.1', 'right')).toMatchObject({ kind: 'success' });
    }
  });

  test('the window ends, and it is not made longer by knocking', async () => {
    await failFromManyAddresses('alice');
    now += (windowSeconds - 1) * 1000;
    expect(await attempt('alice', '198.51.100.1', 'right')).toEqual({
      kind: 'throttled',
      retryAfterMs: 1000,
    });
    now += 1000;
    expect(await attempt('alice', '198.51.100.1', 'right')).toMatchObject({ kind: 'success' });
  });

  test('attempts side by side cannot pass the limit together', async () => {
    const outcomes = await Promise.all(
      addresses(perAccount * 4).map(async (address) => fail('alice', address)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'mismatch')).toHaveLength(perAccount);
  });
});

describe('one address', () => {
  test('so many failures on any accounts close it, and no other address', async () => {
    await failOnManyAccounts('203.0.113.7');
    expect(await attempt('alice', '203.0.113.7', 'right')).toEqual({
      kind: 'throttled',
      retryAfterMs: windowSeconds * 1000,
    });
    expect(await attempt('alice', '203.0.113.8', 'right')).toMatchObject({ kind: 'success' });
  });

  test('while it is closed it cannot lock the accounts of others', async () => {
    await failOnManyAccounts('203.0.113.7');
    for (let n = 0; n < perAccount * 2; n++) await fail('alice', '203.0.113.7');
    expect(await attempt('alice', '203.0.113.8', 'right')).toMatchObject({ kind: 'success' });
  });

  test('a success of somebody does not open it for the others', async () => {
    for (let n = 0; n < perAddress - 1; n++) await fail(`person-${n}`, '203.0.113.7');
    await attempt('mallory', '203.0.113.7', 'right');
    await fail('alice', '203.0.113.7');
    expect(await fail('bob', '203.0.113.7')).toMatchObject({ kind: 'throttled' });
  });

  test('those who sign in successfully do not close it for the others', async () => {
    for (let n = 0; n < perAddress * 2; n++) {
      expect(await attempt(`person-${n}`, '203.0.113.7', 'right')).toMatchObject({
        kind: 'success',
      });
    }
  });

  test('the window ends', async () => {
    await failOnManyAccounts('203.0.113.7');
    now += windowSeconds * 1000;
    expect(await attempt('alice', '203.0.113.7', 'right')).toMatchObject({ kind: 'success' });
  });

  test('attempts side by side on many accounts cannot pass the limit together', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: perAddress * 3 }, async (_, n) => fail(`person-${n}`, '203.0.113.7')),
    );
    expect(outcomes.filter(({ kind }) => kind === 'mismatch')).toHaveLength(perAddress);
    expect(outcomes.find(({ kind }) => kind === 'throttled')).toEqual({
      kind: 'throttled',
      retryAfterMs: expect.any(Number),
    });
  });

  test('a check that fails to be made is not under way for ever', async () => {
    for (let n = 0; n < perAddress * 2; n++) {
      const broken = throttle.attempt(
        { login: `person-${n}`, address: '203.0.113.7' },
        async () => {
          throw new Error('no memory');
        },
      );
      await expect(broken).rejects.toThrow('no memory');
    }
    expect(await attempt('alice', '203.0.113.7', 'right')).toMatchObject({ kind: 'success' });
  });

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', 'its whole IPv6 /64 network'],
    ['2001:db8:1:2::1', '2001:0DB8:0001:0002::9', 'the same network in another spelling'],
    ['::ffff:203.0.113.7', '203.0.113.7', 'the same IPv4 address mapped into IPv6'],
  ])('%s closes %s: %s', async (closed, same) => {
    await failOnManyAccounts(closed);
    expect(await attempt('alice', same, 'right')).toMatchObject({ kind: 'throttled' });
  });

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 'another /64 network'],
    ['::1', '1::1', 'a network that only looks alike'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.8', 'another IPv4 address mapped into IPv6'],
  ])('%s does not close %s: %s', async (closed, other) => {
    await failOnManyAccounts(closed);
    expect(await attempt('alice', other, 'right')).toMatchObject({ kind: 'success' });
  });
});

test('names that no user has are counted like those that users have, and not stored as typed', async () => {
  const keys: string[] = [];
  const store = createMemoryStore(() => now);
  const counter = {
    ...store,
    hit: (key: string, seconds: number) => {
      keys.push(key);
      return store.hit(key, seconds);
    },
  };
  throttle = new SignInThrottle(counter);
  await failFromManyAddresses('nobody-of-that-name');
  expect(await fail('nobody-of-that-name', '198.51.100.1')).toMatchObject({ kind: 'throttled' });
  expect(keys.join()).not.toContain('nobody-of-that-name');
});
