import { setTimeout } from 'node:timers/promises';
import { StoreUnavailable } from './store.ts';

/** Others have to come in between so often before it is given up. */
const TRIES = 100;

const MOST_PAUSE_MS = 20;

/** How to change a thing of a store in which reading and writing are two steps. */
type Comparing<Stored, Changed> = Readonly<{
  read: () => Promise<Stored | undefined>;
  /** Undefined to leave it as it is. */
  change: (stored: Stored) => Changed | undefined | Promise<Changed | undefined>;
  /** Writes it in the place of what was read; false when something else stands there by now. */
  replace: (stored: Stored, changed: Changed) => Promise<boolean>;
}>;

/**
 * Changes something, whatever others write to it meanwhile; returns what was written.
 * @throws StoreUnavailable when others write to it all the time
 */
export async function changeByComparing<Stored, Changed>({
  read,
  change,
  replace,
}: Comparing<Stored, Changed>): Promise<Changed | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const stored = await read();
    const changed = stored && (await change(stored));
    if (stored === undefined || changed === undefined) return undefined;
    if (await replace(stored, changed)) return changed;
    // Uneven pauses: of many who try at once, some come to the end before others begin again.
    if (tries > 0) await setTimeout(Math.random() * Math.min(tries, MOST_PAUSE_MS));
  }
  throw new StoreUnavailable('the state store failed: a row does not stand still');
}
