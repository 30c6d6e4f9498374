import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keysAt } from '../../src/secret/key-schedule.ts';
import { keyChangeText } from '../../src/secret/key-change.ts';
import { createKeyFiles } from '../../src/secret/key-files.ts';
import { ManagedSigningKeys, type KeyRotation } from '../../src/secret/managed-signing-keys.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-22T12:00:00Z');
const ROTATION: KeyRotation = { rotateEveryMs: 90 * DAY, keepMs: 15 * DAY };

let directory: string;
let path: string;
let now: number;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'managed-keys-'));
  path = join(directory, 'signing-keys.json');
  now = START;
});
afterEach(() => rm(directory, { recursive: true }));

function createKeys() {
  const clock = () => now;
  return new ManagedSigningKeys(createKeyFiles(directory, clock), { now: clock });
}

/** What a server of this state directory has, days after the start. */
async function serverAt(day: number, rotation: KeyRotation = ROTATION) {
  now = START + day * DAY;
  const keys = createKeys();
  await keys.renew(rotation);
  return keys;
}

/** Of ES256: `signing`, and what becomes of the others. */
function stateOf(keys: ManagedSigningKeys) {
  const { published, until } = keysAt(keys.get(), now);
  const of = (wanted: string) =>
    published.flatMap(({ key, state }) =>
      key.alg === 'ES256' && state === wanted ? [key.kid] : [],
    );
  return {
    signing: of('signing'),
    next: of('next'),
    verifying: of('verifying'),
    changes: (until - START) / DAY,
  };
}

describe('the keys that a server has made for itself', () => {
  test('have successors after 90 days, which are published a day before they sign', async () => {
    const first = stateOf(await serverAt(0));
    expect(first).toMatchObject({ next: [], verifying: [], changes: Infinity });
    expect(stateOf(await serverAt(88.9))).toEqual(first);

    const published = stateOf(await serverAt(89));
    expect(published).toMatchObject({ signing: first.signing, verifying: [], changes: 90 });
    expect(published.next).toHaveLength(1);

    expect(stateOf(await serverAt(90))).toEqual({
      signing: published.next,
      next: [],
      verifying: first.signing,
      changes: 105,
    });
    expect(stateOf(await serverAt(105))).toMatchObject({ verifying: [], changes: Infinity });
  });

  test('are deleted once they are over and others follow', async () => {
    const first = stateOf(await serverAt(0)).signing[0] ?? '';
    await serverAt(89);
    await serverAt(179);

    expect(await readFile(path, 'utf8')).not.toContain(first);
    expect((await readdir(directory)).filter((name) => name !== 'signing-keys.json')).toEqual([]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('of a server that was off for long are not replaced before others were published', async () => {
    const first = stateOf(await serverAt(0));

    expect(stateOf(await serverAt(500))).toMatchObject({ signing: first.signing, changes: 501 });
    expect(stateOf(await serverAt(501)).verifying).toEqual(first.signing);
  });

  test('stay for ever where that is wished', async () => {
    const first = stateOf(await serverAt(0));
    const never = { ...ROTATION, rotateEveryMs: undefined };
    expect(stateOf(await serverAt(5000, never))).toEqual(first);
  });

  test('are published longer when tokens are good for longer, and no less when for less', async () => {
    await serverAt(0);
    await serverAt(89);
    expect(stateOf(await serverAt(91, { ...ROTATION, keepMs: 30 * DAY })).changes).toBe(120);
    expect(stateOf(await serverAt(91, { ...ROTATION, keepMs: DAY })).changes).toBe(105);
  });

  test('are the same object as long as nothing changes', async () => {
    const keys = await serverAt(0);
    const before = keys.get();
    now += DAY;
    await keys.renew(ROTATION);
    expect(keys.get()).toBe(before);
  });
});

describe('a file without times, of an earlier version', () => {
  /** `ageDays`: how long ago it was written. */
  async function earlierFile(ageDays: number) {
    await serverAt(0);
    const { keys } = JSON.parse(await readFile(path, 'utf8')) as { keys: object[] };
    const bare = keys.map((key) => ({ ...key, createdAt: undefined }));
    const [rs, es] = bare;
    await writeFile(path, JSON.stringify({ keys: [rs, es] }));
    await writeFile(
      join(directory, 'signing-keys.PS256.json'),
      JSON.stringify({ keys: [bare[2]] }),
    );
    const written = new Date(START - ageDays * DAY);
    for (const name of ['signing-keys.json', 'signing-keys.PS256.json']) {
      await utimes(join(directory, name), written, written);
    }
  }

  test('goes on to sign for as long as a new one would', async () => {
    await earlierFile(30);
    const first = stateOf(await serverAt(0));
    expect(first.next).toEqual([]);
    expect(stateOf(await serverAt(58)).next).toEqual([]);
  });

  test('that is old has successors a day later, and is whole until then', async () => {
    await earlierFile(400);
    const before = (await createKeys().load()).map(({ key }) => key.kid);

    const keys = await serverAt(0);

    const { published, until } = keysAt(keys.get(), now);
    const signing = published.filter(({ state }) => state === 'signing');
    expect(signing.map(({ key }) => key.kid).toSorted()).toEqual(before.toSorted());
    expect(published).toHaveLength(8);
    expect(until).toBe(START + DAY);
    expect(stateOf(await serverAt(1)).verifying).toHaveLength(1);
  });
});

describe('several processes over one directory', () => {
  const all = (keys: ManagedSigningKeys) => keys.get().map(({ key }) => key.kid);

  test('that are due at once come to the same successors', async () => {
    await serverAt(0);
    now = START + 89 * DAY;
    const servers = Array.from({ length: 5 }, () => createKeys());
    await Promise.all(servers.map((server) => server.renew(ROTATION)));
    await Promise.all(servers.map((server) => server.renew(ROTATION)));

    expect(new Set(servers.map((server) => all(server).join())).size).toBe(1);
    expect(all(servers[0] as ManagedSigningKeys)).toHaveLength(8);
    expect(await readdir(directory)).toEqual(['signing-keys.json']);
  });

  test('take over what another one has done', async () => {
    const idle = await serverAt(0);
    const busy = await serverAt(89);
    await idle.renew(ROTATION);
    expect(all(idle)).toEqual(all(busy));
  });

  /** Leaves a change behind that was begun on day 89, and nobody carried out. */
  const beginChange = async () => {
    await serverAt(0);
    const before = await readFile(path, 'utf8');
    const busy = await serverAt(89);
    const begun = keyChangeText(before, await readFile(path, 'utf8'), now);
    await writeFile(path, before);
    await writeFile(join(directory, 'signing-keys.next.json'), begun);
    return { begun, successors: stateOf(busy).next };
  };

  test('bring to an end what one of them was killed in', async () => {
    const { successors } = await beginChange();

    expect(stateOf(await serverAt(89)).next).toEqual(successors);
    expect(await readdir(directory)).toEqual(['signing-keys.json']);
  });

  test('leave alone what was carried out before the kill', async () => {
    const { begun } = await beginChange();
    const before = all(await serverAt(89));
    await writeFile(join(directory, 'signing-keys.next.json'), begun);

    expect(all(await serverAt(89))).toEqual(before);
    expect(await readdir(directory)).toEqual(['signing-keys.json']);
  });

  test('do not sign with keys that lay there unpublished', async () => {
    const { successors } = await beginChange();
    const keys = await serverAt(200);

    expect(stateOf(keys).changes).toBe(201);
    expect(stateOf(keys).next).not.toEqual(successors);
  });

  test.each([
    ['half a change', (begun: string) => begun.slice(0, 500)],
    ['one of an earlier version', () => '{"follows": "kid", "keys": []}'],
  ])('throw %s away', async (_, spoil) => {
    const { begun, successors } = await beginChange();
    await writeFile(join(directory, 'signing-keys.next.json'), spoil(begun));

    const { next } = stateOf(await serverAt(89));
    expect(next).toHaveLength(1);
    expect(next).not.toEqual(successors);
  });
});

test('a file that somebody has damaged meanwhile leaves the keys in use', async () => {
  const keys = await serverAt(0);
  const before = keys.get();
  await writeFile(path, '{"keys": [');
  now = START + 89 * DAY;
  await expect(keys.renew(ROTATION)).rejects.toMatchObject({ code: 'key-file-damaged' });
  expect(keys.get()).toBe(before);
});
