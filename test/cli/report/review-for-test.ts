import type { ReviewReport } from '../../../src/cli/report/review-report.ts';
import { createPlan } from '../../../src/review/create-plan.ts';
import { clientFile } from '../../e2e/declarations.ts';
import { compared, type Files } from '../../review/compared.ts';

const HASH = '$2b$10$qsQXl1tr7ySDpxK0AUmwIuSJZvCDjVWJ5p.tiiKwMZzyRDoGGwxY6';

/** A client for the group staff. */
export const appFile = (name: string, fields: Readonly<Record<string, unknown>> = {}) =>
  clientFile(name, {
    redirectURIs: [`https://${name}.example.com/callback`],
    secretHash: HASH.replace('AUmw', `AU${name.slice(0, 2)}`),
    allowedGroups: ['staff'],
    ...fields,
  });

/** The report of a change of the directory `idp`, as `plan` or `check` has it. */
export async function reviewOf(
  before: Files,
  change: Files,
  more: Partial<ReviewReport> = {},
): Promise<ReviewReport> {
  const comparison = await compared(before, change);
  const plan = createPlan(comparison);
  return {
    command: 'plan',
    directory: 'idp',
    tree: comparison.head.tree,
    diagnostics: [],
    cases: [],
    judged: { plan, failOn: plan.failOn, holdings: undefined, leftAside: [] },
    notEvaluated: undefined,
    ...more,
  };
}
