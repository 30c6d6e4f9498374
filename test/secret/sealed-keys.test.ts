import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyFiles } from '../../src/secret/key-files.ts';
import { managedCookieKeys, managedPairwiseKey } from '../../src/secret/managed-keys.ts';
import { ManagedSigningKeys } from '../../src/secret/managed-signing-keys.ts';
import { createSeal } from '../../src/secret/seal.ts';
import { createSealedKeys, type SharedTexts } from '../../src/secret/sealed-keys.ts';
import { Secret } from '../../src/secret/secret.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-22T12:00:00Z');
const ROTATION = { rotateEveryMs: 90 * DAY, keepMs: 15 * DAY };

const newKey = () => new Secret(randomBytes(32).toString('base64'));

let directory: string;
let store: SharedTexts;
let sealKey: Secret;
let now: number;
let takenOver: string[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sealed-keys-'));
  [store, sealKey, now, takenOver] = [createMemoryStore(), newKey(), START, []];
});
afterEach(() => rm(directory, { recursive: true }));

const clock = () => now;

type ServerOptions = Readonly<{
  keys?: readonly Secret[];
  state?: string;
  isOurTurn?: () => Promise<boolean>;
}>;

/** What one server has of the store. */
function placeOf({ keys = [sealKey], state = 'state', isOurTurn }: ServerOptions = {}) {
  return createSealedKeys({
    texts: store,
    seal: createSeal(keys),
    earlier: createKeyFiles(join(directory, state), clock),
    onTakenOver: (name) => void takenOver.push(name),
    isOurTurn: isOurTurn ?? (() => Promise.resolve(true)),
    now: clock,
  });
}

const signingKeysOf = (options?: ServerOptions) =>
  new ManagedSigningKeys(placeOf(options), { now: clock });

const kids = async (keys: ManagedSigningKeys) => (await keys.load()).map(({ key }) => key.kid);

const kidsNow = (keys: ManagedSigningKeys) => keys.get().map(({ key }) => key.kid);

async function cookieKeysOf(options?: ServerOptions): Promise<readonly string[]> {
  return (await managedCookieKeys(placeOf(options))).map((key) => key.reveal());
}

describe('servers that start at once over an empty store', () => {
  test('come to the same keys, and write no files', async () => {
    const servers = ['one', 'two', 'three'].map((state) => ({ state }));
    const all = await Promise.all(
      servers.map(async (server) => ({
        signing: await kids(signingKeysOf(server)),
        cookies: await cookieKeysOf(server),
        pairwise: (await managedPairwiseKey(placeOf(server))).reveal(),
      })),
    );

    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
    expect(all[0]?.signing).toHaveLength(4);
    expect(await readdir(directory)).toEqual([]);
  });

  test('leave nothing that can be read in the store', async () => {
    const [cookieKey = ''] = await cookieKeysOf();
    const [kid = ''] = await kids(signingKeysOf());
    const texts = [await store.document('cookie-keys'), await store.document('signing-keys')];

    expect(texts).toEqual([expect.any(String), expect.any(String)]);
    expect(texts.join()).not.toContain(cookieKey);
    expect(texts.join()).not.toContain(kid);
  });
});

describe('keys that lie in a state directory', () => {
  test('go into an empty store, with their age, and stay where they are', async () => {
    const files = createKeyFiles(join(directory, 'state'), clock);
    const [before] = await managedCookieKeys(files);
    const signing = await kids(new ManagedSigningKeys(files, { now: clock }));
    const { writtenAt } = (await files.read('cookie-keys')) ?? {};
    now += DAY;

    expect(await cookieKeysOf()).toEqual([before?.reveal()]);
    expect(await kids(signingKeysOf())).toEqual(signing);
    expect(takenOver).toEqual(['cookie-keys', 'signing-keys']);
    expect(await placeOf().read('cookie-keys')).toMatchObject({ writtenAt });
    expect(await cookieKeysOf({ state: 'another' })).toEqual([before?.reveal()]);
    expect((await readdir(join(directory, 'state'))).toSorted()).toEqual([
      'cookie-keys.json',
      'signing-keys.json',
    ]);
  });

  test('are left alone where the store has others', async () => {
    const shared = await cookieKeysOf({ state: 'first' });
    await managedCookieKeys(createKeyFiles(join(directory, 'second')));

    expect(await cookieKeysOf({ state: 'second' })).toEqual(shared);
    expect(takenOver).toEqual([]);
  });
});

describe('the key of the seal', () => {
  test('is followed by another one, with which all is sealed anew as it is read', async () => {
    const before = await cookieKeysOf();
    const next = newKey();

    expect(await cookieKeysOf({ keys: [next, sealKey] })).toEqual(before);
    expect(await cookieKeysOf({ keys: [next] })).toEqual(before);
    await expect(cookieKeysOf()).rejects.toMatchObject({ code: 'key-file-sealed' });
  });

  test.each([
    ['is another one', 'key-file-sealed', /the cookie-keys in the store: .*sealKey\.previous/],
    ['is right, and the text was changed', 'key-file-damaged', /restore the store from a backup/],
    ['is right, and the text is that of another name', 'key-file-damaged', /restore the store/],
  ])('%s: the server does not start, and makes no new keys', async (what, code, message) => {
    const [cookieKey = ''] = await cookieKeysOf();
    await managedPairwiseKey(placeOf());
    const sealed = (await store.document('cookie-keys')) ?? '';
    if (what.includes('changed')) {
      await store.replaceDocument('cookie-keys', sealed, `${sealed.slice(0, -4)}AAAA`);
    } else if (what.includes('name')) {
      const other = (await store.document('pairwise-key')) ?? '';
      await store.replaceDocument('cookie-keys', sealed, other);
    }
    const standing = await store.document('cookie-keys');
    const keys = what.includes('another one') ? [newKey()] : [sealKey];

    const refusal: unknown = await cookieKeysOf({ keys }).catch((error: unknown) => error);

    expect(refusal).toMatchObject({ name: 'KeyFileError', code });
    expect(refusal).toMatchObject({ message: expect.stringMatching(message) });
    expect(inspect(refusal)).not.toContain(cookieKey);
    expect(await store.document('cookie-keys')).toBe(standing);
  });
});

describe('successors', () => {
  test('that one server makes are used by all, from their next look on', async () => {
    const [busy, idle] = [signingKeysOf({ state: 'one' }), signingKeysOf({ state: 'two' })];
    await Promise.all([busy.load(), idle.load()]);
    now += 89 * DAY;
    await busy.renew(ROTATION);
    expect(kidsNow(busy)).toHaveLength(8);

    await idle.renew(ROTATION);

    expect(kidsNow(idle)).toEqual(kidsNow(busy));
  });

  test('are the same where all make them at once', async () => {
    const servers = ['one', 'two', 'three'].map((state) => signingKeysOf({ state }));
    await Promise.all(servers.map((server) => server.load()));
    now += 89 * DAY;
    await Promise.all(servers.map((server) => server.renew(ROTATION)));
    await Promise.all(servers.map((server) => server.renew(ROTATION)));

    expect(new Set(servers.map((server) => kidsNow(server).join())).size).toBe(1);
    expect(kidsNow(servers[0] ?? signingKeysOf())).toHaveLength(8);
  });

  test('are made by nobody whose turn it is not', async () => {
    const waits = signingKeysOf({ isOurTurn: () => Promise.resolve(false) });
    await waits.load();
    now += 89 * DAY;
    await waits.renew(ROTATION);
    expect(kidsNow(waits)).toHaveLength(4);
  });

  test('are not lost when the text is sealed anew meanwhile', async () => {
    const next = newKey();
    const keys = signingKeysOf();
    await keys.load();
    now += 89 * DAY;
    const { replaceDocument } = store;
    let isFirst = true;
    store = {
      ...store,
      replaceDocument: async (name, before, after) => {
        if (isFirst) {
          isFirst = false;
          await placeOf({ keys: [next, sealKey] }).read(name);
        }
        return replaceDocument(name, before, after);
      },
    };
    const rotating = signingKeysOf({ keys: [sealKey, next] });
    await rotating.renew(ROTATION);
    expect(kidsNow(rotating)).toHaveLength(8);
  });
});
