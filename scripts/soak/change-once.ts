import { setTimeout } from 'node:timers/promises';
import { confirmTo, writeTo, type Change, type Kind } from './changes.ts';
import { STYLES, type Style } from './layouts.ts';
import type { Soak } from './soak.ts';
import { untilDealtWith } from './until-dealt-with.ts';

const LONGEST_LIFE_AFTER_CHANGE_MS = 80;
/** What a mass deletion is taken for depends on what the server has seen before. */
const KINDS_NEAR_KILLS: readonly Kind[] = ['edit', 'break', 'duplicate', 'delete'];

/** Changes the files, and waits for the right answer; with a kill, before or just after it. */
export async function changeOnce(soak: Soak, withKill: boolean): Promise<void> {
  const { random, changes, layouts, ledger, tally } = soak;
  const style = random.pick(STYLES);
  const change = changes.next(layouts.isPlain(style), withKill ? KINDS_NEAR_KILLS : undefined);
  tally.count(`change: ${change.kind}`);
  tally.count(`style: ${style}`);
  writeTo(ledger, change);
  if (withKill) await publishAndKill(soak, change, style);
  else layouts.publish(change.files, style);
  await settle(soak, change, style);
}

async function publishAndKill(soak: Soak, change: Change, style: Style): Promise<void> {
  const { layouts, random, server, tally } = soak;
  tally.count('kill -9 and restart');
  if (random.isLucky(0.5)) {
    await server.kill();
    layouts.publish(change.files, style);
  } else {
    layouts.publish(change.files, style);
    await setTimeout(random.below(LONGEST_LIFE_AFTER_CHANGE_MS));
    await server.kill();
  }
  await server.start();
}

/** Until the server has come to the answer that it ought to come to. */
async function settle(soak: Soak, change: Change, style: Style): Promise<void> {
  const { adminURL, layouts, ledger, reported, server, tally } = soak;
  const answer = await untilDealtWith(layouts.root, adminURL, change.effect);
  if (answer.problem !== undefined) {
    tally.wrong(`${change.kind}, ${style}: ${answer.problem}`);
    return;
  }
  reported.expect(server.records, answer.revision, change.effect);
  confirmTo(ledger, change);
}
