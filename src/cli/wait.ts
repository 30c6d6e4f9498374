import { setTimeout as pause } from 'node:timers/promises';
import { AdminUnavailable, createAdminClient, type AdminClient } from './admin-client.ts';
import { counted } from './counted.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { StatusReport } from './status-report.ts';
import { statusText } from './status-text.ts';
import { shortId } from '../tree/short-id.ts';
import { goalText, verdictOn, type WaitGoal } from './wait-goal.ts';

export type WaitOptions = Readonly<{ server: URL; goal: WaitGoal; timeoutMs: number }>;

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
export async function wait({ server, goal, timeoutMs }: WaitOptions): Promise<ExitCode> {
  const client = createAdminClient(server);
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const left = Math.ceil(deadline - performance.now());
    const look = await lookAt(client, Math.min(LOOK_WITHIN_MS, left));
    const code = look.report && tell(look.report, goal);
    if (code !== undefined) return code;
    // Another look would have no time to be answered.
    if (deadline - performance.now() < 2 * POLL_MS) throw timedOut(look, goal, timeoutMs);
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
function tell(report: StatusReport, goal: WaitGoal): ExitCode | undefined {
  switch (verdictOn(report, goal)) {
    case 'pending':
      return undefined;
    case 'reached':
      process.stdout.write(`${reachedText(report, goal)}\n`);
      return EXIT.ok;
    case 'missed':
      process.stdout.write(`${goalText(goal)} is not served as a whole\n\n${statusText(report)}`);
      return EXIT.findings;
  }
}

function reachedText({ revision, clients, users }: StatusReport, goal: WaitGoal): string {
  const what = [shortId(revision), counted(clients, 'client'), counted(users, 'user')].join(', ');
  const whole = goal.kind === 'in-step' ? 'is served' : 'is served with all its files';
  return `${goalText(goal)} ${whole}: revision ${what}`;
}

function timedOut({ report, trouble }: Look, goal: WaitGoal, timeoutMs: number): WaitTimedOut {
  if (report) process.stdout.write(statusText(report));
  const why = report ? inTheWay(report, goal) : trouble;
  return new WaitTimedOut(`${goalText(goal)} is not served after ${timeoutMs / 1000}s: ${why}`);
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
