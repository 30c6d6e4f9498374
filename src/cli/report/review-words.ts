import type { Plan, Reach } from '../../review/plan.ts';
import { RISK_SEVERITIES, type Risk } from '../../review/risk.ts';
import type { ReviewedRevision } from '../../review/reviewed-revision.ts';
import type { Holding } from '../../store/store.ts';
import { shortId } from '../../tree/short-id.ts';
import { counted } from '../counted.ts';
import { countActions, countRisks, type Judged } from './review-report.ts';

/** More names than these help nobody who reads a line. */
const MOST_NAMES = 8;

/** `8c1f0de (origin/main)`, or the work tree. */
export function revisionWords({ name, commit }: Pick<ReviewedRevision, 'name' | 'commit'>): string {
  if (commit === undefined) return 'the work tree';
  const short = shortId(commit);
  return commit.startsWith(name) ? short : `${short} (${name})`;
}

/** Who judges: a change that brings its own waivers is told to. */
export function policyWords({ policyFrom, waiversFrom }: Plan): string {
  const policy = `policy from ${policyFrom === 'base' ? 'the base' : 'the change itself'}`;
  return waiversFrom === policyFrom ? policy : `${policy}, waivers from the change itself`;
}

/** `1 to add, 3 to change, 1 to delete, 37 unchanged` */
export function actionWords({ plan }: Judged): string {
  const { changes, unchanged } = plan.comparison.change;
  const { add, change, delete: gone } = countActions(changes);
  return `${add} to add, ${change} to change, ${gone} to delete, ${unchanged} unchanged`;
}

/** `1 critical, 2 high`, or that there are no risks. */
export function riskWords(risks: readonly Risk[]): string {
  const counts = countRisks(risks);
  const words = RISK_SEVERITIES.filter((one) => counts[one] > 0).map(
    (severity) => `${counts[severity]} ${severity}`,
  );
  const waived = risks.filter((risk) => risk.waived !== undefined).length;
  if (waived > 0) words.push(`${waived} waived`);
  return words.length === 0 ? 'no risks' : words.join(', ');
}

/** `12 → 48 people may sign in (+36: ada, bob …)` */
export function reachWords({ before, after, gained, lost }: Reach): string {
  const moves = [
    ...(gained.length === 0 ? [] : [`+${gained.length}: ${nameList(gained)}`]),
    ...(lost.length === 0 ? [] : [`-${lost.length}: ${nameList(lost)}`]),
  ];
  const total = before === after ? `${after}` : `${before} → ${after}`;
  return `${total} people may sign in (${moves.join('; ')})`;
}

/** `17 sessions and 5 refresh tokens end` */
export function holdingWords({ sessions, refreshTokens }: Holding): string {
  return `${counted(sessions, 'session')} and ${counted(refreshTokens, 'refresh token')} end`;
}

function nameList(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} …` : shown;
}
