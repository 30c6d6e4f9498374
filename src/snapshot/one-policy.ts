import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';

/** A directory has one Policy at most: two could not both be right. */
export function checkOnePolicy(policies: readonly ResourceOf<'Policy'>[]): readonly Diagnostic[] {
  const [first, ...more] = policies;
  if (first === undefined) return [];
  const { document } = first;
  const place = { file: document.file.path, range: document.rangeOf('/kind') };
  return more.map((policy) =>
    diagnosticAt(policy.document, '/kind', 'value', {
      rule: 'duplicate-policy',
      message: `a directory declares one Policy, and there is one in ${place.file} already`,
      help: 'keep the one in policy.yaml',
      related: [{ place, message: 'declared here first' }],
    }),
  );
}
