import type { CaseResult } from '../../review/case-result.ts';
import { runCases } from '../../review/run-cases.ts';
import { counted } from '../counted.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { wantsColor } from '../print-diagnostics.ts';
import { caseLines } from './case-text.ts';
import { openHead } from './open-head.ts';

export type TestOptions = Readonly<{
  directory: string;
  /** A commit, or `.` for the work tree. */
  head: string;
  json: boolean;
}>;

/**
 * Runs the cases of every Test of a directory. One that does not build is told of as by `validate`.
 * @throws NotEvaluated, RevisionUnknown, GitObjectUnreadable, SourceUnavailable
 */
export async function runTests({ directory, head, json }: TestOptions): Promise<ExitCode> {
  const revision = await openHead(directory, head);
  if (typeof revision === 'number') return revision;
  const results = runCases(revision, new Date());
  process.stdout.write(json ? jsonOf(results) : textOf(results, wantsColor(process.stdout)));
  return results.some(isFailed) ? EXIT.findings : EXIT.ok;
}

const isFailed = ({ failures }: CaseResult) => failures.length > 0;

function textOf(results: readonly CaseResult[], color: boolean): string {
  if (results.length === 0) return 'there are no cases: none of the files declares a Test\n';
  const failed = results.filter(isFailed);
  const verdict =
    failed.length === 0
      ? `${counted(results.length, 'case')}, and all hold`
      : `${counted(failed.length, 'case')} of ${results.length} ${failed.length === 1 ? 'does' : 'do'} not hold`;
  return [...failed.flatMap((one) => caseLines(one, color)), verdict, ''].join('\n');
}

function jsonOf(results: readonly CaseResult[]): string {
  const cases = results.map(({ test, name, place: { file, range }, failures }) => ({
    test,
    name,
    holds: failures.length === 0,
    file,
    line: range.start.line,
    column: range.start.column,
    failures,
  }));
  return `${JSON.stringify(cases, undefined, 2)}\n`;
}
