import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { CaseResult } from '../../review/case-result.ts';
import { lintChange } from '../../review/lint/lint-change.ts';
import type { ReviewedRevision } from '../../review/reviewed-revision.ts';
import { runCases } from '../../review/run-cases.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { isExpected } from '../expected-error.ts';
import { failedCases, isFailing, type Judged, type ReviewReport } from '../report/review-report.ts';
import { surroundingsIn, writeReview, writeReviewRefusal } from '../report/write-review.ts';
import { judge } from './judge.ts';
import { openHead, type OpenedHead } from './open-comparison.ts';
import type { ReviewOptions } from './review-options.ts';

export type CheckOptions = ReviewOptions & Readonly<{ environment: Readonly<NodeJS.ProcessEnv> }>;

/**
 * Everything that a pipeline asks of a change, in one run and one report: mistakes, policy, tests and
 * what the change does.
 * @throws NotEvaluated, RevisionUnknown, GitObjectUnreadable, SourceUnavailable
 * @throws FileUnwritable
 */
export async function check(options: CheckOptions): Promise<ExitCode> {
  const { directory, outputs, environment } = options;
  const surroundings = surroundingsIn(environment);
  try {
    const head = await openHead(directory, options.head, options.allowPlaintextSecrets);
    const report = await checkHead(head, options);
    await writeReview(outputs, report, surroundings);
    return exitCodeOf(report, head);
  } catch (thrown) {
    const message = isExpected(thrown) ? thrown.message : 'idpfile failed; see its standard error';
    await writeReviewRefusal(outputs, { command: 'check', directory, message }, surroundings);
    throw thrown;
  }
}

async function checkHead(head: OpenedHead, options: CheckOptions): Promise<ReviewReport> {
  const { revision, opened } = head;
  const { judged, notEvaluated } = await tryToJudge(head, options);
  const found = revision === undefined ? NOTHING : await checkRevision(revision, judged);
  return {
    command: 'check',
    directory: options.directory,
    tree: opened.source.tree,
    diagnostics: [...opened.diagnostics, ...found.diagnostics],
    cases: found.cases,
    judged,
    notEvaluated,
  };
}

type Found = Readonly<{ diagnostics: readonly Diagnostic[]; cases: readonly CaseResult[] }>;

const NOTHING: Found = { diagnostics: [], cases: [] };

/** By the policy of the base, so that no change can relax it. */
async function checkRevision(
  revision: ReviewedRevision,
  judged: Judged | undefined,
): Promise<Found> {
  const now = judged?.plan.comparison.now ?? new Date();
  const base = judged?.plan.comparison.base;
  const diagnostics = await lintChange({ head: revision, base, now });
  return { diagnostics, cases: runCases(revision, now) };
}

type Outcome = Pick<ReviewReport, 'judged' | 'notEvaluated'>;

/** That a change cannot be judged must not keep the mistakes from being told. */
async function tryToJudge(head: OpenedHead, options: CheckOptions): Promise<Outcome> {
  try {
    return { judged: await judge(head, options), notEvaluated: undefined };
  } catch (thrown) {
    if (!isExpected(thrown)) throw thrown;
    return { judged: undefined, notEvaluated: thrown.message };
  }
}

function exitCodeOf(report: ReviewReport, { revision }: OpenedHead): ExitCode {
  const { diagnostics, judged } = report;
  const isWrong = diagnostics.some(({ severity }) => severity === 'error');
  // The mistakes are why: mending them is what there is to do.
  if (judged === undefined) return revision === undefined ? EXIT.findings : EXIT.notEvaluated;
  const { plan, failOn } = judged;
  const isRisky = plan.risks.some((risk) => isFailing(risk, failOn));
  return isWrong || isRisky || failedCases(report).length > 0 ? EXIT.findings : EXIT.ok;
}
