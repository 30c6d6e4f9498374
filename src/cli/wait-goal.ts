import { shortId } from '../tree/short-id.ts';
import type { StatusReport } from './status-report.ts';

/** What is waited for. An `id` may be the beginning of one. */
export type WaitGoal =
  | Readonly<{ kind: 'commit'; id: string }>
  | Readonly<{ kind: 'revision'; id: string }>
  | Readonly<{ kind: 'in-step' }>;

/** `missed`: it was tried, and is not served as a whole; only a change of the files can mend it. */
export type Verdict = 'reached' | 'missed' | 'pending';

/** How near a server is to a goal. */
export function verdictOn(report: StatusReport, goal: WaitGoal): Verdict {
  if (goal.kind === 'in-step') return report.inStep ? 'reached' : 'pending';
  const { commit, commitState, lastAttemptedRevision, lastOutcome, inStep } = report;
  const attempted = goal.kind === 'commit' ? commit : lastAttemptedRevision;
  if (attempted === undefined || !isSameId(attempted, goal.id)) return 'pending';
  // The world is in the way, not the files: the server goes on trying.
  if (lastOutcome === 'failed') return 'pending';
  if (goal.kind === 'commit' && commitState === 'modified') return 'missed';
  return inStep ? 'reached' : 'missed';
}

/**
 * How near all servers are that run over the same state: the one that was asked, and the others as
 * they last said.
 */
export function verdictOnFleet(report: StatusReport, goal: WaitGoal): Verdict {
  const verdict = verdictOn(report, goal);
  if (verdict !== 'reached') return verdict;
  const { fleet, revision } = report;
  const areAllThere = fleet?.revision === revision && fleet.converged === fleet.of;
  // What is in the way of the others, they tell themselves.
  return areAllThere ? 'reached' : 'pending';
}

/** Such as `commit 1a2b3c4`. */
export function goalText(goal: WaitGoal): string {
  return goal.kind === 'in-step' ? 'everything on the disk' : `${goal.kind} ${shortId(goal.id)}`;
}

/** Either may be short: the one who asks, or the file that names the commit, gave a beginning only. */
function isSameId(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
