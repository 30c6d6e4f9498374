/**
 * The file of the keys that a server makes for itself: a JWK set (RFC 7517) whose keys have times
 * beside them. What does not know the times still reads the keys.
 */
import type { KeySchedule, ScheduledKey } from './key-schedule.ts';
import { parseSigningKeys, privateJwk, type SigningKey } from './signing-keys.ts';

/** A key and its times, in milliseconds since the epoch. */
export type ManagedKey = Readonly<{
  key: SigningKey;
  createdAt: number;
  /** Left out for keys that signed from the start. */
  useFrom?: number | undefined;
  /** Once it has a successor: how long it is published at least. */
  until?: number | undefined;
}>;

type ManagedKeysResult =
  Readonly<{ ok: true; keys: readonly ManagedKey[] }> | Readonly<{ ok: false; message: string }>;

/**
 * Parses a file of keys.
 * @param writtenAt the age of keys without times, which an earlier version wrote
 */
export function parseManagedKeys(text: string, writtenAt: number): ManagedKeysResult {
  const parsed = parseSigningKeys(text);
  if (!parsed.ok) return parsed;
  const times = (JSON.parse(text) as { keys: readonly Readonly<Record<string, unknown>>[] }).keys;
  const keys = parsed.keys.map((key, index): ManagedKey => {
    const { createdAt, useFrom, until } = times[index] ?? {};
    return {
      key,
      createdAt: momentOf(createdAt) ?? writtenAt,
      useFrom: momentOf(useFrom),
      until: momentOf(until),
    };
  });
  return { ok: true, keys };
}

/** The text of a file of keys. */
export function managedKeysText(keys: readonly ManagedKey[], more: object = {}): string {
  const members = keys.map(({ key, createdAt, useFrom, until }) => ({
    ...privateJwk(key),
    createdAt: timestamp(createdAt),
    useFrom: timestamp(useFrom),
    until: timestamp(until),
  }));
  return `${JSON.stringify({ ...more, keys: members }, null, 2)}\n`;
}

/** Of the last keys of all algorithms the one that began first: its successors are due first. */
export function firstDue(keys: readonly ManagedKey[]): ManagedKey | undefined {
  const last = new Map<string, ManagedKey>();
  for (const managed of keys) {
    const known = last.get(managed.key.alg);
    if (known === undefined || beginOf(managed) > beginOf(known))
      last.set(managed.key.alg, managed);
  }
  return [...last.values()].toSorted((a, b) => beginOf(a) - beginOf(b))[0];
}

/** When a key began to sign, as far as is known, or is going to. */
export function beginOf({ useFrom, createdAt }: ManagedKey): number {
  return useFrom ?? createdAt;
}

/**
 * Each key signs until its successor for the algorithm does.
 * @param keepMs for how long a key is published after that, at least
 */
export function scheduleOf(keys: readonly ManagedKey[], keepMs: number): KeySchedule {
  return keys.map((managed): ScheduledKey => {
    const begins = keys
      .filter(({ key: { alg } }) => alg === managed.key.alg)
      .map(({ useFrom }) => useFrom ?? -Infinity);
    // What is left of the oldest signs at any time: a clock that was set back leaves nobody without.
    const useFrom = managed.useFrom ?? -Infinity;
    const isOldest = useFrom === Math.min(...begins);
    const useUntil = Math.min(...begins.filter((begin) => begin > useFrom));
    return {
      key: managed.key,
      useFrom: isOldest ? -Infinity : useFrom,
      useUntil,
      publishedUntil: Math.max(useUntil + keepMs, managed.until ?? 0),
    };
  });
}

function momentOf(value: unknown): number | undefined {
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

function timestamp(moment: number | undefined): string | undefined {
  return moment === undefined ? undefined : new Date(moment).toISOString();
}
