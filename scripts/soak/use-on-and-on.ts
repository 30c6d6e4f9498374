import { setTimeout } from 'node:timers/promises';
import type { Random } from './random.ts';
import type { Soak } from './soak.ts';
import { nextFlow } from './virtual-user.ts';

const LONGEST_PAUSE_MS = 60;

/** Lives the life of many people and services, one after the other. */
export async function useOnAndOn(soak: Soak, random: Random, signal: AbortSignal): Promise<void> {
  const { url, ledger, server, tally } = soak;
  const onWrong = (what: string) => tally.wrong(what);
  while (!signal.aborted) {
    await server.untilUp();
    const flow = nextFlow({ url, random, ledger, onWrong });
    const from = performance.now();
    try {
      await flow.run();
      tally.count('flows that went well');
    } catch (error) {
      const during = { from, to: performance.now() };
      const wasAway = server.wasAway(from, during.to);
      if (wasAway) tally.count('flows cut off by a kill');
      else if (flow.paths.some((path) => ledger.mayBeGone(path, during))) {
        tally.count('flows ended by a deletion');
      } else tally.wrong(`${flow.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await setTimeout(random.below(LONGEST_PAUSE_MS));
  }
}
