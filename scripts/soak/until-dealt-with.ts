import { setTimeout } from 'node:timers/promises';
import { readTree } from '../../src/tree/read-tree.ts';
import type { Effect } from './changes.ts';

/** What the server makes of the files; `problem` when it is not what it ought to be. */
export type Answer = Readonly<{ revision: string; problem?: string }>;

type Status = Readonly<{ lastAttemptedRevision?: string; lastOutcome?: string; inStep?: boolean }>;

const PATIENCE_MS = 20_000;
const POLL_MS = 10;

/** Waits until a server has dealt with the files as they are, and compares its answer. */
export async function untilDealtWith(
  root: string,
  adminURL: string,
  effect: Effect,
): Promise<Answer> {
  const { revision } = await readTree(root);
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const status = await readStatus(adminURL);
    if (status.lastAttemptedRevision === revision && fits(status, effect)) return { revision };
    if (performance.now() > deadline) {
      return {
        revision,
        problem: `expected ${effect} of it to go live: ${JSON.stringify(status)}`,
      };
    }
    await setTimeout(POLL_MS);
  }
}

async function readStatus(adminURL: string): Promise<Status> {
  const response = await fetch(`${adminURL}/status.json`);
  return (await response.json()) as Status;
}

function fits({ lastOutcome, inStep }: Status, effect: Effect): boolean {
  switch (effect) {
    case 'all':
      return lastOutcome === 'applied' && inStep === true;
    case 'the rest':
      return (lastOutcome === 'applied' || lastOutcome === 'rejected') && inStep !== true;
    case 'nothing':
      return lastOutcome === 'held';
  }
}
