import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { isExpected } from '../expected-error.ts';
import { isFailing, type Judged } from '../report/review-report.ts';
import { surroundingsIn, writeReview, writeReviewRefusal } from '../report/write-review.ts';
import { judge } from './judge.ts';
import { openHead } from './open-comparison.ts';
import type { ReviewOptions } from './review-options.ts';

export type PlanOptions = ReviewOptions &
  Readonly<{
    /** As terraform: 0 when nothing changes, 2 when something does, 1 for what fails or cannot be told. */
    detailedExitCode: boolean;
    environment: Readonly<NodeJS.ProcessEnv>;
  }>;

/**
 * Says what a change of a directory does, and what is risky about it.
 * @throws NotEvaluated, RevisionUnknown, GitObjectUnreadable, SourceUnavailable, AdminUnavailable
 * @throws FileUnwritable
 */
export async function plan(options: PlanOptions): Promise<ExitCode> {
  const { directory, outputs, environment } = options;
  const surroundings = surroundingsIn(environment);
  try {
    const head = await openHead(directory, options.head, options.allowPlaintextSecrets);
    const { source, diagnostics } = head.opened;
    const report = { command: 'plan', directory, tree: source.tree, cases: [] } as const;
    if (head.revision === undefined) {
      const notEvaluated = 'the directory holds mistakes, so that what it changes cannot be told';
      const errors = diagnostics.filter(isError);
      await writeReview(
        outputs,
        { ...report, diagnostics: errors, judged: undefined, notEvaluated },
        surroundings,
      );
      return options.detailedExitCode ? EXIT.findings : EXIT.notEvaluated;
    }
    const judged = await judge(head, options);
    await writeReview(
      outputs,
      { ...report, diagnostics: [], judged, notEvaluated: undefined },
      surroundings,
    );
    return exitCodeOf(judged, options.detailedExitCode);
  } catch (thrown) {
    const message = isExpected(thrown) ? thrown.message : 'idpfile failed; see its standard error';
    await writeReviewRefusal(outputs, { command: 'plan', directory, message }, surroundings);
    if (!options.detailedExitCode || !isExpected(thrown)) throw thrown;
    process.stderr.write(`idpfile: ${message}\n`);
    return EXIT.findings;
  }
}

function exitCodeOf(
  { plan: { risks, comparison }, failOn }: Judged,
  isDetailed: boolean,
): ExitCode {
  if (risks.some((risk) => isFailing(risk, failOn))) return EXIT.findings;
  return isDetailed && comparison.change.changes.length > 0 ? EXIT.changes : EXIT.ok;
}

const isError = ({ severity }: Diagnostic) => severity === 'error';
