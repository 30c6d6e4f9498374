import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { policyOf } from '../policy.ts';
import type { ReviewedRevision } from '../reviewed-revision.ts';
import { waiversFrom } from '../waivers.ts';
import { lintRevision } from './lint.ts';
import type { SecretEntry } from './secret-entry.ts';

type Linted = Readonly<{
  head: ReviewedRevision;
  /** What the change is to go into; undefined where a directory is judged by its own policy. */
  base?: ReviewedRevision | undefined;
  now: Date;
  /** What a running server tells of old secrets. */
  uses?: readonly SecretEntry[] | undefined;
}>;

/**
 * What the policy has against a directory: that of the base, so that no change switches its own
 * alarm off.
 */
export function lintChange({ head, base, now, uses }: Linted): Promise<readonly Diagnostic[]> {
  if (base === undefined) return lintRevision(head, { policy: policyOf(head), now, uses });
  const waivers = waiversFrom({ base }) === 'head' ? head : base;
  return lintRevision(head, { policy: policyOf(base), waivers, now, uses });
}
