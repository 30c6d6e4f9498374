import type { ReviewedRevision } from '../../review/reviewed-revision.ts';
import { exitCodeFor, type ExitCode } from '../exit-code.ts';
import { diagnosticsText, wantsColor } from '../print-diagnostics.ts';
import { openRevision, resolveHead } from './open-revision.ts';

/**
 * Opens one revision to look at. Of one that does not build the mistakes are printed as by
 * `validate`, and the exit code is returned instead.
 * @param head a commit, or `.` for the work tree
 * @throws NotEvaluated, RevisionUnknown, GitObjectUnreadable, SourceUnavailable
 */
export async function openHead(
  directory: string,
  head: string,
): Promise<ReviewedRevision | ExitCode> {
  const { source, revision, diagnostics } = await openRevision(
    directory,
    await resolveHead(directory, head),
  );
  if (revision !== undefined) return revision;
  process.stderr.write(diagnosticsText(diagnostics, source.tree, wantsColor(process.stderr)));
  return exitCodeFor(diagnostics);
}
