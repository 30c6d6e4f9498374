import type { RiskSeverity } from '../../review/risk.ts';
import type { ReviewOutput } from '../report/write-review.ts';

/** What `plan` and `check` are asked. */
export type ReviewOptions = Readonly<{
  directory: string;
  /** What to compare with; undefined for `origin/HEAD`, or the last commit. */
  base: string | undefined;
  /** A commit, or `.` for the work tree. */
  head: string;
  /** The admin listener of a running server, to be asked what ends. */
  server: URL | undefined;
  /** The least severity that fails; undefined for what the policy says. */
  failOn: RiskSeverity | undefined;
  allowPlaintextSecrets: boolean;
  /** At most one of them goes to standard output. */
  outputs: readonly ReviewOutput[];
}>;
