import { createPlan } from '../../review/create-plan.ts';
import type { Plan } from '../../review/plan.ts';
import type { Holding } from '../../store/store.ts';
import { createAdminClient } from '../admin-client.ts';
import { endsWith, type Judged } from '../report/review-report.ts';
import { compareWithBase, type OpenedHead } from './open-comparison.ts';
import type { ReviewOptions } from './review-options.ts';

type Wishes = Pick<ReviewOptions, 'base' | 'server' | 'failOn'>;

/**
 * What the change of a directory means.
 * @throws NotEvaluated, RevisionUnknown, GitObjectUnreadable, AdminUnavailable: all of them keep
 * anything from being said about the change
 */
export async function judge(head: OpenedHead, { base, server, failOn }: Wishes): Promise<Judged> {
  const { comparison, leftAside } = await compareWithBase(head, base);
  const plan = createPlan(comparison);
  const holdings = server && (await holdingsOf(plan, server));
  return { plan, failOn: failOn ?? plan.failOn, holdings, leftAside };
}

async function holdingsOf(
  { comparison }: Plan,
  server: URL,
): Promise<ReadonlyMap<string, Holding>> {
  const ending = comparison.change.changes.filter(
    (change) => change.kind === 'Client' && endsWith(change),
  );
  const ids = ending.map(({ id }) => id);
  const admin = createAdminClient(server);
  // Asked even when nothing ends: a server that does not answer is told before it matters.
  const found = ids.length === 0 ? await reachable(admin) : await admin.holdings(ids);
  return new Map(ids.map((id) => [id, found.get(id) ?? { sessions: 0, refreshTokens: 0 }]));
}

async function reachable(
  admin: ReturnType<typeof createAdminClient>,
): Promise<ReadonlyMap<string, Holding>> {
  await admin.status();
  return new Map();
}
