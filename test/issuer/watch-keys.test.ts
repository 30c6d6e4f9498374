import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CurrentKeys } from '../../src/issuer/current-keys.ts';
import { watchKeys } from '../../src/issuer/watch-keys.ts';
import { log } from '../../src/log.ts';
import { scheduleOfSets, type KeySchedule } from '../../src/secret/key-schedule.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import type { KeyRotation } from '../../src/secret/managed-signing-keys.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import type { Issuer } from '../../src/snapshot/issuer.ts';
import { snapshotOf } from '../people/people.ts';
import { client } from './clients.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-22T12:00:00Z');

const [first, second] = await Promise.all([
  generateSigningKeys(['ES256']),
  generateSigningKeys(['ES256']),
]);
const inDays = (days: number): KeySchedule =>
  scheduleOfSets({
    current: second,
    useFrom: START + days * DAY,
    previous: [{ keys: first, until: START + (days + 15) * DAY }],
  });

let lines: unknown[];
beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  lines = [];
  vi.spyOn(log, 'info').mockImplementation((...words: unknown[]) => void lines.push(words[0]));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function watch(issuer: Partial<Issuer>, managed: KeySchedule = inDays(9999)) {
  const before = snapshotOf([]);
  const snapshot = { ...before, issuer: { ...before.issuer, ...issuer } };
  const current = new CurrentSnapshot(snapshot);
  const renewals: KeyRotation[] = [];
  const renew = (rotation: KeyRotation) => {
    renewals.push(rotation);
    return Promise.resolve();
  };
  const keys = new CurrentKeys(() => managed);
  const watching = watchKeys({ current, keys, managed: { renew } });
  return { current, snapshot, renewals, watching };
}

describe('keys whose times are declared', () => {
  test('are told of at each moment that changes them, and only then', async () => {
    const { watching } = watch({ signingKeys: inDays(60) });
    await watching.look();
    await vi.advanceTimersByTimeAsync(60 * DAY - 1);
    expect(lines).toEqual([]);

    await vi.advanceTimersByTimeAsync(1);
    const old = [`ES256 ${first[0]?.kid}`];
    const now = [`ES256 ${second[0]?.kid}`];
    const until = new Date(START + 75 * DAY).toISOString();
    expect(lines).toEqual([{ signing: now, next: [], verifying: old, until }]);

    await vi.advanceTimersByTimeAsync(15 * DAY);
    expect(lines.slice(1)).toEqual([{ signing: now, next: [], verifying: [], until: undefined }]);
    await watching.close();
  });

  test('are told of after a machine has slept through the moment', async () => {
    const { watching } = watch({ signingKeys: inDays(60) });
    await watching.look();
    vi.setSystemTime(START + 61 * DAY);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(lines).toHaveLength(1);
    await watching.close();
  });

  test('are looked at when the files name others', async () => {
    const { watching, current, snapshot } = watch({ signingKeys: inDays(60) });
    await watching.look();
    current.publish({ ...snapshot, issuer: { ...snapshot.issuer, signingKeys: inDays(0) } });
    await vi.advanceTimersByTimeAsync(0);
    expect(lines).toHaveLength(1);
    await watching.close();
  });

  test('are none of those that the server renews', async () => {
    const { watching, renewals } = watch({ signingKeys: inDays(60), rotateKeysEvery: 90 });
    await watching.look();
    expect(renewals).toEqual([]);
    await watching.close();
  });
});

describe("the server's own keys", () => {
  test('are renewed by the settings of the moment, every hour', async () => {
    const { watching, current, snapshot, renewals } = watch({ rotateKeysEvery: 90 * 86_400 });
    await watching.look();
    const days = (rotateEvery: number | undefined, keep: number) => ({
      rotateEveryMs: rotateEvery === undefined ? undefined : rotateEvery * DAY,
      keepMs: keep * DAY,
    });
    const { session } = snapshot.issuer.ttl;
    expect(renewals).toEqual([days(90, session / 86_400 + 1)]);

    const { rotateKeysEvery: _, ...issuer } = snapshot.issuer;
    const clients = new Map([client('wiki', { idTokenTTL: 40 * 86_400 })].map((c) => [c.id, c]));
    current.publish({ ...snapshot, issuer, clients });
    await vi.advanceTimersByTimeAsync(0);
    expect(renewals.slice(1)).toEqual([days(undefined, 41)]);

    await vi.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(renewals).toHaveLength(5);
    await watching.close();
  });

  test('stay in use when they cannot be renewed, and that is tried again', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue(undefined);
    const renew = vi.fn(() => Promise.reject(new Error('the disk is full')));
    const current = new CurrentSnapshot(snapshotOf([]));
    const keys = new CurrentKeys(() => inDays(60));
    const watching = watchKeys({ current, keys, managed: { renew } });
    await watching.look();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(renew).toHaveBeenCalledTimes(2);
    expect(error).toHaveBeenCalledTimes(2);
    await watching.close();
  });
});

test('nothing is looked at any more once it is closed', async () => {
  const { watching, renewals } = watch({});
  await watching.look();
  await watching.close();
  await vi.advanceTimersByTimeAsync(DAY);
  expect(renewals).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
