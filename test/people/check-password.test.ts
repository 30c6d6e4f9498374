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

describe('the time a refusal takes', () => {
  test('unknown names take the time of an imported hash where people have such hashes', async () => {
    // The password is unknown; some 50 ms where this was written.
    const passwordHash = `$argon2id$v=19$m=65536,t=1,p=1$${'c2Fs'.repeat(5)}$${'aGFz'.repeat(10)}`;
    const snapshot = snapshotOf([person('imported', { passwordHash }), person('without')]);
    for (const name of ['nobody', 'without']) {
      // On a busy machine one round may go wrong; with a hash of bcrypt all would.
      const ratios: number[] = [];
      while (ratios.length < 5 && !ratios.some((ratio) => ratio > 0.75 && ratio < 1.33)) {
        const known = await shortestTimeOf(snapshot, 'imported');
        ratios.push((await shortestTimeOf(snapshot, name)) / known);
      }
      expect(Math.min(...ratios.map((ratio) => Math.abs(Math.log(ratio))))).toBeLessThan(0.3);
    }
  });

  test('unknown names and wrong passwords take the same time where hashes differ in cost', async () => {
    const { users, snapshot } = await crowdOf({ 5: 18, 6: 54, 7: 18 });
    const known = users.map(({ username }) => username);
    const unknown = known.map((name) => `not-${name}`);

    // On a busy machine one round may go wrong; a leak shows in every round.
    const deviations: number[] = [];
    while (deviations.length < 5 && !deviations.some((deviation) => deviation < 0.15)) {
      const times = { known: [] as number[], unknown: [] as number[] };
      for (const [index, name] of known.entries()) {
        times.known.push(await timeOf(snapshot, name));
        times.unknown.push(await timeOf(snapshot, unknown[index] ?? ''));
      }
      deviations.push(Math.abs(medianOf(times.unknown) / medianOf(times.known) - 1));
    }
    expect(Math.min(...deviations)).toBeLessThan(0.15);
  });

  test('unknown names take the time of every cost there is, each name always the same', async () => {
    const { snapshot } = await crowdOf({ 4: 10, 8: 10 });
    const names = Array.from({ length: 24 }, (_, index) => `nobody-${index}`);
    const once: boolean[] = [];
    const again: boolean[] = [];
    // The two costs are sixteen times apart: 1 ms and 16 ms where this was written.
    const border = 4 * (await shortestTimeOf(snapshot, 'person-4-0'));
    for (const name of names) once.push((await shortestTimeOf(snapshot, name)) > border);
    for (const name of names) again.push((await shortestTimeOf(snapshot, name)) > border);

    expect(new Set(once)).toEqual(new Set([true, false]));
    expect(again).toEqual(once);
  });

  test('a disabled person and one without a password take the time of a hash, too', async () => {
    const { users, snapshot: crowd } = await crowdOf({ 7: 1 });
    const [somebody = person('never')] = users;
    const snapshot = snapshotOf([
      somebody,
      person('without'),
      { ...somebody, username: 'disabled', sub: 'disabled', enabled: false },
    ]);
    for (const name of ['without', 'disabled']) {
      // On a busy machine one round may go wrong; a refusal without a hash is 100 times faster in each.
      const ratios: number[] = [];
      while (ratios.length < 5 && !ratios.some((ratio) => ratio > 0.7)) {
        const wrong = await shortestTimeOf(crowd, somebody.username);
        ratios.push((await shortestTimeOf(snapshot, name)) / wrong);
      }
      expect(Math.max(...ratios)).toBeGreaterThan(0.7);
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

/** In milliseconds, for a wrong password. */
async function timeOf(snapshot: Snapshot, login: string): Promise<number> {
  const start = performance.now();
  const found = await checkPassword(snapshot, { login, password: 'wrong' }, { queue });
  const time = performance.now() - start;
  expect(found).toBeUndefined();
  return time;
}

async function shortestTimeOf(snapshot: Snapshot, login: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) times.push(await timeOf(snapshot, login));
  return Math.min(...times);
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
