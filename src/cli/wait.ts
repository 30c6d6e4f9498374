import { setTimeout as pause } from 'node:timers/promises';
import { AdminUnavailable, createAdminClient, type AdminClient } from './admin-client.ts';
import { counted } from './counted.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { StatusReport } from './status-report.ts';
import { statusText } from './status-text.ts';
import { shortId } from '../tree/short-id.ts';
import { goalText, verdictOn, verdictOnFleet, type WaitGoal } from './wait-goal.ts';

export type WaitOptions = Readonly<{
  server: URL;
  goal: WaitGoal;
  /** Whether all servers that run over the same state have to be there. */
  fleet: boolean;
  timeoutMs: number;
}>;

type Wish = Pick<WaitOptions, 'goal' | 'fleet'>;

/** Time is up, and what was waited for has neither come nor failed. */
export class WaitTimedOut extends Error {
  override readonly name = 'WaitTimedOut';
  readonly code = 'wait-timed-out';
}

const POLL_MS = 250;
/** A server that hangs is asked again after this. */
const LOOK_WITHIN_MS = 5_000;

/** What a look at the server showed: a report, or why there is none. */
type Look =
  | Readonly<{ report: StatusReport; trouble?: undefined }>
  | Readonly<{ report?: undefined; trouble: string }>;

/**
 * Waits until a running server serves a commit, a revision, or simply what is on its disk, with all
 * its files. Ends at once with 1 where that was tried and is not served as a whole.
 * @throws WaitTimedOut
 */
export async function wait({ server, timeoutMs, ...wish }: WaitOptions): Promise<ExitCode> {
  const client = createAdminClient(server);
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const left = Math.ceil(deadline - performance.now());
    const look = await lookAt(client, Math.min(LOOK_WITHIN_MS, left));
    const code = look.report && tell(look.report, wish);
    if (code !== undefined) return code;
    // Another look would have no time to be answered.
    if (deadline - performance.now() < 2 * POLL_MS) throw timedOut(look, wish, timeoutMs);
    await pause(POLL_MS);
  }
}

async function lookAt(client: AdminClient, withinMs: number): Promise<Look> {
  try {
    return { report: await client.status(withinMs) };
  } catch (thrown) {
    // Perhaps it is only just being started.
    if (thrown instanceof AdminUnavailable) return { trouble: thrown.message };
    throw thrown;
  }
}

/** Says what came of it; undefined while nothing has. */
function tell(report: StatusReport, { goal, fleet }: Wish): ExitCode | undefined {
  switch (fleet ? verdictOnFleet(report, goal) : verdictOn(report, goal)) {
    case 'pending':
      return undefined;
    case 'reached':
      process.stdout.write(`${reachedText(report, { goal, fleet })}\n`);
      return EXIT.ok;
    case 'missed':
      process.stdout.write(`${goalText(goal)} is not served as a whole\n\n${statusText(report)}`);
      return EXIT.findings;
  }
}

function reachedText({ fleet: all, ...report }: StatusReport, { goal, fleet }: Wish): string {
  const { revision, clients, users } = report;
  const what = [shortId(revision), counted(clients, 'client'), counted(users, 'user')].join(', ');
  const whole = goal.kind === 'in-step' ? 'is served' : 'is served with all its files';
  const byAll = fleet && all ? ` by ${all.converged} of ${counted(all.of, 'server')}` : '';
  return `${goalText(goal)} ${whole}${byAll}: revision ${what}`;
}

function timedOut(
  { report, trouble }: Look,
  { goal, fleet }: Wish,
  timeoutMs: number,
): WaitTimedOut {
  if (report) process.stdout.write(statusText(report));
  const late = `after ${timeoutMs / 1000}s`;
  if (fleet && report && verdictOn(report, goal) === 'reached') {
    return new WaitTimedOut(
      `${goalText(goal)} is not served by all servers ${late}: ${others(report)}`,
    );
  }
  const why = report ? inTheWay(report, goal) : trouble;
  return new WaitTimedOut(`${goalText(goal)} is not served ${late}: ${why}`);
}

function others({ fleet }: StatusReport): string {
  return fleet === undefined
    ? 'the server cannot tell of others while its store does not answer'
    : `${fleet.converged} of ${fleet.of} have converged on ${shortId(fleet.revision)}`;
}

function inTheWay({ commit, lastAttemptedRevision }: StatusReport, goal: WaitGoal): string {
  switch (goal.kind) {
    case 'in-step':
      return 'some files are not served as they are';
    case 'revision':
      return `the files on the disk are revision ${shortId(lastAttemptedRevision ?? 'unknown')}`;
    case 'commit':
      return commit === undefined
        ? 'the server cannot tell the commit of its files; wait for --revision instead'
        : `the files on the disk are of commit ${shortId(commit)}`;
  }
}
