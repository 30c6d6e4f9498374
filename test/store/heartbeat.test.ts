import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { log } from '../../src/log.ts';
import { startHeartbeat, type Heartbeat } from '../../src/store/heartbeat.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { StoreUnavailable, type Replica, type Store } from '../../src/store/store.ts';
import { replica } from './replica.ts';

let store: Store;
let running: Heartbeat[];
let afterBeat: () => Promise<void>;

beforeEach(() => {
  [store, running] = [createMemoryStore(), []];
  afterBeat = () => Promise.resolve();
});
afterEach(async () => {
  await Promise.all(running.map((heartbeat) => heartbeat.stop()));
  vi.restoreAllMocks();
});

function start(itself: () => Replica, everyMs?: number): Heartbeat {
  const more = everyMs === undefined ? {} : { everyMs };
  const heartbeat = startHeartbeat({
    store,
    replica: itself,
    afterBeat: () => afterBeat(),
    ...more,
  });
  running.push(heartbeat);
  return heartbeat;
}

const idsOf = (fleet: readonly Replica[] | undefined) => fleet?.map(({ id }) => id);

test('servers over one store know of each other', async () => {
  const [one, two] = [start(() => replica('one')), start(() => replica('two'))];
  await Promise.all([one.beat(), two.beat()]);

  expect(idsOf(await one.fleet())).toEqual(['one', 'two']);
  expect(await two.fleet()).toEqual([replica('one'), replica('two')]);
});

test('a server beats by itself', async () => {
  start(() => replica('one'), 5);
  await expect.poll(async () => idsOf(await store.fleet())).toEqual(['one']);
});

test('a server knows itself as it is now, whatever it said last', async () => {
  let inStep = true;
  const itself = start(() => ({ ...replica('one'), inStep }));
  await itself.beat();
  inStep = false;
  expect(await itself.fleet()).toEqual([{ ...replica('one'), inStep: false }]);
  expect(await store.fleet()).toEqual([replica('one')]);
});

test('a server that ends is known no more, and beats no more', async () => {
  const one = start(() => replica('one'), 5);
  await one.beat();
  await one.stop();
  await one.beat();
  expect(await store.fleet()).toEqual([]);
});

describe('while the store is away', () => {
  let warn: ReturnType<typeof vi.spyOn>;
  let isAway: boolean;

  beforeEach(() => {
    warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    isAway = true;
    const unlessAway = async <T>(ask: () => Promise<T>): Promise<T> => {
      if (isAway) throw new StoreUnavailable('away');
      return ask();
    };
    const memory = store;
    store = {
      ...memory,
      beat: (itself, seconds) => unlessAway(() => memory.beat(itself, seconds)),
      fleet: () => unlessAway(() => memory.fleet()),
      leave: (id) => unlessAway(() => memory.leave(id)),
    };
  });

  test('that is said once, and once more after it was back', async () => {
    const one = start(() => replica('one'));
    await one.beat();
    await one.beat();
    expect(warn).toHaveBeenCalledOnce();

    isAway = false;
    await one.beat();
    isAway = true;
    await one.beat();
    expect(warn).toHaveBeenCalledTimes(2);
  });

  test('nobody knows who runs, and a server ends all the same', async () => {
    const one = start(() => replica('one'));
    expect(await one.fleet()).toBeUndefined();
    await one.stop();
  });
});

test('what is to be done after a beat may fail, and is done after the next one', async () => {
  vi.spyOn(log, 'warn').mockImplementation(() => undefined);
  const outcomes = ['failed', 'done'];
  const seen: string[] = [];
  afterBeat = async () => {
    const outcome = outcomes.shift() ?? 'again';
    seen.push(outcome);
    if (outcome === 'failed') throw new StoreUnavailable('away');
  };
  const one = start(() => replica('one'));
  await one.beat();
  await one.beat();
  expect(seen).toEqual(['failed', 'done']);
});
