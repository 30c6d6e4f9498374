import { setImmediate } from 'node:timers/promises';

/** So many entries are looked at between two yields: well below a millisecond of work. */
const STEP = 1000;

type Sweep = Readonly<{
  /** Milliseconds since the epoch. */
  now: number;
  budget: number;
  remove: (key: string) => void;
}>;

/** Removes at most `budget` entries whose time has come, yielding to the event loop on the way. */
export async function sweepMap(
  entries: ReadonlyMap<string, Readonly<{ expiresAt: number }>>,
  { now, budget, remove }: Sweep,
): Promise<number> {
  let seen = 0;
  let removed = 0;
  for (const [key, { expiresAt }] of entries) {
    if (removed >= budget) break;
    seen += 1;
    if (seen % STEP === 0) await setImmediate();
    if (expiresAt > now) continue;
    remove(key);
    removed += 1;
  }
  return removed;
}
