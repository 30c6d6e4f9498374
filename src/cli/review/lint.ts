import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { lintChange } from '../../review/lint/lint-change.ts';
import type { ReviewedRevision } from '../../review/reviewed-revision.ts';
import { exitCodeFor, type ExitCode } from '../exit-code.ts';
import { isExpected } from '../expected-error.ts';
import type { StatusReport } from '../status-report.ts';
import type { Output } from '../report/output.ts';
import { writeRefusals, writeReports } from '../report/write-reports.ts';
import { NotEvaluated } from './not-evaluated.ts';
import { openRevision, resolveBase, resolveHead, type NamedRevision } from './open-revision.ts';

export type LintOptions = Readonly<{
  directory: string;
  /** A commit, or `.` for the work tree. */
  head: string;
  /** A commit whose policy and waivers count, and not those of the directory itself. */
  base: string | undefined;
  /** The admin listener of a running server, to be asked which secrets clients use. */
  server: URL | undefined;
  /** At most one of them goes to standard output. */
  outputs: readonly Output[];
}>;

/**
 * Says what the policy has against a directory. One that does not build is told of as by `validate`.
 * @throws NotEvaluated, RevisionUnknown, GitObjectUnreadable, SourceUnavailable
 * @throws FileUnwritable
 * @throws AdminUnavailable where a server is to be asked
 */
export async function lint(options: LintOptions): Promise<ExitCode> {
  const { directory, outputs } = options;
  try {
    const head = await resolveHead(directory, options.head);
    const { source, revision, diagnostics: mistakes } = await openRevision(directory, head);
    const diagnostics =
      revision === undefined ? mistakes.filter(isError) : await findings(revision, head, options);
    await writeReports(outputs, {
      command: 'lint',
      directory,
      tree: source.tree,
      diagnostics,
      verdict:
        diagnostics.length === 0 ? `${directory} does nothing that its policy forbids` : undefined,
    });
    return exitCodeFor(diagnostics);
  } catch (thrown) {
    const message = isExpected(thrown) ? thrown.message : 'idpfile failed; see its standard error';
    await writeRefusals(outputs, { command: 'lint', directory, message });
    throw thrown;
  }
}

async function findings(
  head: ReviewedRevision,
  named: NamedRevision,
  { directory, base, server }: LintOptions,
): Promise<readonly Diagnostic[]> {
  const now = new Date();
  const uses = server && (await usesAt(server));
  if (base === undefined) return lintChange({ head, now, uses });
  const before = await resolveBase(directory, base, named);
  const { revision } = await openRevision(directory, before, { like: head.tree });
  if (revision !== undefined) return lintChange({ head, base: revision, now, uses });
  throw new NotEvaluated(`the policy is that of ${base}, and what is there cannot be built`);
}

/** Loaded where a server is to be asked. */
async function usesAt(server: URL): Promise<StatusReport['secrets']> {
  const { createAdminClient } = await import('../admin-client.ts');
  return (await createAdminClient(server).status()).secrets;
}

const isError = ({ severity }: Diagnostic) => severity === 'error';
