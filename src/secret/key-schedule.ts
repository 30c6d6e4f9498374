/**
 * When which signing key signs, and how long it is published: a schedule is made once, and what
 * holds at a moment follows from it and the clock alone.
 */
import type { SigningKey } from './signing-keys.ts';

/** A signing key and its times, in milliseconds since the epoch; `Infinity` where there is no end. */
export type ScheduledKey = Readonly<{
  key: SigningKey;
  /** It signs from here on, */
  useFrom: number;
  /** no more from here on, */
  useUntil: number;
  /** and is not published from here on. */
  publishedUntil: number;
}>;

/** Of several keys for an algorithm whose time it is, the first one signs. */
export type KeySchedule = readonly ScheduledKey[];

/** A key that verifies signatures now. */
export type PublishedKey = Readonly<{
  key: SigningKey;
  /** `next` is going to sign; `verifying` has signed, or stands behind another one. */
  state: 'signing' | 'next' | 'verifying';
  /** When its state ends, in milliseconds since the epoch. */
  until: number;
}>;

/** The keys of a while. */
export type KeysInUse = Readonly<{
  /** Those that sign come first. */
  published: readonly PublishedKey[];
  /** From when to when this is so, in milliseconds since the epoch. */
  from: number;
  until: number;
}>;

/** The keys of a moment, in milliseconds since the epoch. */
export function keysAt(schedule: KeySchedule, now: number): KeysInUse {
  const signers = signersAt(schedule, now);
  const published = schedule
    .filter(({ publishedUntil }) => now < publishedUntil)
    .map((scheduled): PublishedKey => {
      const { key, useFrom, useUntil, publishedUntil } = scheduled;
      if (signers.has(scheduled)) {
        return { key, state: 'signing', until: Math.min(useUntil, publishedUntil) };
      }
      return now < useFrom
        ? { key, state: 'next', until: Math.min(useFrom, publishedUntil) }
        : { key, state: 'verifying', until: publishedUntil };
    })
    .toSorted((a, b) => Number(b.state === 'signing') - Number(a.state === 'signing'));
  return { published, ...whileAround(schedule, now) };
}

/** The keys that sign, one for each algorithm. */
export function signingKeysOf({ published }: KeysInUse): readonly SigningKey[] {
  return published.flatMap(({ key, state }) => (state === 'signing' ? [key] : []));
}

/** Keys that sign and are published for ever, the first of each algorithm. */
export function permanentSchedule(keys: readonly SigningKey[]): KeySchedule {
  return keys.map((key) => ({
    key,
    useFrom: -Infinity,
    useUntil: Infinity,
    publishedUntil: Infinity,
  }));
}

/** One set of keys that takes the place of others. Times are in milliseconds since the epoch. */
type SetsOfKeys = Readonly<{
  current: readonly SigningKey[];
  useFrom: number;
  previous: readonly Readonly<{ keys: readonly SigningKey[]; until: number }>[];
}>;

/** Until `useFrom` the newest of the previous sets signs; those before it never do again. */
export function scheduleOfSets({ current, useFrom, previous }: SetsOfKeys): KeySchedule {
  const newest = newestSet(previous.map(({ until }) => until));
  return [
    ...permanentSchedule(current).map((scheduled) => ({ ...scheduled, useFrom })),
    ...previous.flatMap(({ keys, until }, index) =>
      permanentSchedule(keys).map((scheduled) => ({
        ...scheduled,
        useUntil: index === newest ? useFrom : -Infinity,
        publishedUntil: until,
      })),
    ),
  ];
}

/**
 * Which of several sets of keys is the newest: it is published longest, because it signed last.
 * @param ends when each of them is published no more
 */
export function newestSet(ends: readonly number[]): number {
  return ends.indexOf(Math.max(...ends));
}

function signersAt(schedule: KeySchedule, now: number): ReadonlySet<ScheduledKey> {
  const byAlgorithm = new Map<string, ScheduledKey>();
  for (const scheduled of schedule) {
    const { key, useFrom, useUntil, publishedUntil } = scheduled;
    const isItsTime = useFrom <= now && now < Math.min(useUntil, publishedUntil);
    if (isItsTime && !byAlgorithm.has(key.alg)) byAlgorithm.set(key.alg, scheduled);
  }
  return new Set(byAlgorithm.values());
}

/** From the last moment at which anything began or ended to the next one. */
function whileAround(schedule: KeySchedule, now: number): Pick<KeysInUse, 'from' | 'until'> {
  let [from, until] = [-Infinity, Infinity];
  for (const { useFrom, useUntil, publishedUntil } of schedule) {
    for (const moment of [useFrom, useUntil, publishedUntil]) {
      if (moment <= now) from = Math.max(from, moment);
      else until = Math.min(until, moment);
    }
  }
  return { from, until };
}
