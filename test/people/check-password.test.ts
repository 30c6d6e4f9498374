import { describe, expect, test } from 'vitest';
import { checkPassword } from '../../src/people/check-password.ts';
import { BoundedQueue, QueueFull } from '../../src/secret/bounded-queue.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import type { User } from '../../src/snapshot/user.ts';
import { person, personWithPassword, snapshotOf } from './people.ts';

const PASSWORD = 'correct horse battery staple';
const LONGEST = 'a'.repeat(72);
const queue = new BoundedQueue({ parallel: 2, waiting: 9 });

const alice = await personWithPassword('alice', PASSWORD, { email: 'Alice@Example.com' });
const people = snapshotOf([
  alice,
  await personWithPassword('zoë', PASSWORD),
  await personWithPassword('gone', PASSWORD, { enabled: false }),
  await personWithPassword('patient', LONGEST),
  person('no-password'),
]);

const signIn = async (login: string, password: string) =>
  (await checkPassword(people, { login, password }, { queue }))?.username;

describe('checking a password', () => {
  test.each([
    ['the user name', 'alice'],
    ['the user name in capitals', 'ALICE'],
    ['the email address', 'Alice@Example.com'],
    ['the email address in small letters', 'alice@example.com'],
  ])('it finds the person by %s', async (_how, login) => {
    expect(await checkPassword(people, { login, password: PASSWORD }, { queue })).toBe(alice);
  });

  test('a name typed with a combining accent is the same name', async () => {
    expect(await signIn('zoe\u0308', PASSWORD)).toBe('zoë');
  });

  test.each([
    ['a wrong password', 'alice', 'correct horse battery stapler'],
    ['a password in other capitals', 'alice', PASSWORD.toUpperCase()],
    ['an empty password', 'alice', ''],
    ['the bcrypt hash itself', 'alice', alice.passwordHash ?? ''],
    ['an unknown name', 'nobody', PASSWORD],
    ['an empty name', '', PASSWORD],
    ['the name of a property of every object', '__proto__', PASSWORD],
    ['a disabled person', 'gone', PASSWORD],
    ['a person without a password', 'no-password', ''],
    ['a person without a password, whatever is typed', 'no-password', PASSWORD],
  ])('it refuses %s', async (_what, login, password) => {
    expect(await signIn(login, password)).toBeUndefined();
  });

  test('it refuses what begins with the right password but is over 72 bytes long', async () => {
    expect(await signIn('patient', LONGEST)).toBe('patient');
    expect(await signIn('patient', `${LONGEST}b`)).toBeUndefined();
  });

  test('a password that is kept elsewhere is compared with the hash from there', async () => {
    const elsewhere = (user: User) =>
      user.username === 'no-password' ? alice.passwordHash : undefined;
    const attempt = { login: 'no-password', password: PASSWORD };
    expect(
      (await checkPassword(people, attempt, { queue, passwordHashOf: elsewhere }))?.username,
    ).toBe('no-password');
  });
});

describe('checks side by side', () => {
  test.each(['alice', 'nobody', 'gone', 'no-password'])(
    'are limited, also where the name is %s: those beyond are told to come again',
    async (login) => {
      const narrow = new BoundedQueue({ parallel: 1, waiting: 1 });
      const attempts = Array.from({ length: 4 }, () =>
        checkPassword(people, { login, password: 'wrong' }, { queue: narrow }),
      );
      const outcomes = await Promise.allSettled(attempts);
      const refused = outcomes.filter(
        (outcome) => outcome.status === 'rejected' && outcome.reason instanceof QueueFull,
      );
      expect(refused).toHaveLength(2);
    },
  );
});

/** What takes the time of a refusal is one comparison: how dear that is, its hash says. */
describe('a refusal compares one hash', () => {
  test('that of the person where there is one', async () => {
    const { users, snapshot } = await crowdOf({ 4: 1, 5: 1 });
    for (const { username, passwordHash } of users) {
      expect(await comparedFor(snapshot, username)).toEqual([passwordHash]);
    }
  });

  test('of an imported kind for unknown names where people have such hashes', async () => {
    const parameters = '$argon2id$v=19$m=65536,t=1,p=1$';
    const passwordHash = `${parameters}${'c2Fs'.repeat(5)}$${'aGFz'.repeat(10)}`;
    const snapshot = snapshotOf([person('imported', { passwordHash }), person('without')]);
    for (const name of ['nobody', 'without']) {
      const [compared = '', ...more] = await comparedFor(snapshot, name);
      expect(more).toEqual([]);
      expect(compared.startsWith(parameters)).toBe(true);
    }
  });

  test('as dear as those of the people, in the same proportions, for unknown names', async () => {
    const { snapshot } = await crowdOf({ 5: 18, 6: 54, 7: 18 });
    const costs = await costsFor(snapshot, 3000);

    for (const [cost, share] of Object.entries({ 5: 0.2, 6: 0.6, 7: 0.2 })) {
      // Five standard deviations: once in a million runs something else.
      const deviation = Math.sqrt((share * (1 - share)) / costs.length);
      const found = costs.filter((one) => one === Number(cost)).length / costs.length;
      expect(Math.abs(found - share)).toBeLessThan(5 * deviation);
    }
  });

  test('as dear for the same unknown name each time, as if it were a person', async () => {
    const { snapshot } = await crowdOf({ 4: 10, 8: 10 });
    const once = await costsFor(snapshot, 24);
    expect(new Set(once)).toEqual(new Set([4, 8]));
    expect(await costsFor(snapshot, 24)).toEqual(once);
  });

  test('of the usual kind for a disabled person and one without a password', async () => {
    const { users } = await crowdOf({ 7: 1 });
    const [somebody = person('never')] = users;
    const disabled = { ...somebody, username: 'disabled', sub: 'disabled', enabled: false };
    const snapshot = snapshotOf([somebody, person('without'), disabled]);
    for (const name of ['without', 'disabled']) {
      const compared = await comparedFor(snapshot, name);
      expect(compared.map(costOf)).toEqual([7]);
      expect(compared).not.toContain(somebody.passwordHash);
    }
  });
});

/** So many people of each bcrypt cost. */
async function crowdOf(countByCost: Readonly<Record<number, number>>) {
  const users: User[] = [];
  for (const [cost, count] of Object.entries(countByCost)) {
    const sample = await personWithPassword('x', PASSWORD, { cost: Number(cost) });
    for (let index = 0; index < count; index++) {
      const name = `person-${cost}-${index}`;
      users.push({ ...sample, username: name, sub: name });
    }
  }
  return { users, snapshot: snapshotOf(users) };
}

/** The hashes that a wrong password is compared with. */
async function comparedFor(snapshot: Snapshot, login: string): Promise<readonly string[]> {
  const compared: string[] = [];
  const verify = (_password: string, hash: string) => {
    compared.push(hash);
    return Promise.resolve(false);
  };
  const attempt = { login, password: 'wrong' };
  expect(await checkPassword(snapshot, attempt, { queue, verify })).toBeUndefined();
  return compared;
}

/** The bcrypt costs of the comparisons for so many unknown names. */
async function costsFor(snapshot: Snapshot, count: number): Promise<readonly number[]> {
  const costs: number[] = [];
  for (let index = 0; index < count; index++) {
    const compared = await comparedFor(snapshot, `nobody-${index}`);
    costs.push(...compared.map(costOf));
  }
  return costs;
}

const costOf = (hash: string) => Number(/^\$2b\$(\d\d)\$/.exec(hash)?.[1]);
