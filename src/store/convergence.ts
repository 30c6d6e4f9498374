import type { Replica } from './store.ts';

/** How far the processes over one state have come to serve the same. */
export type Convergence = Readonly<{
  /** What they are on the way to. */
  revision: string;
  /** Those that serve it, with every file as it is. */
  converged: readonly Replica[];
}>;

/**
 * Where processes are on their way to: the revision that one of them took over last while it ran. Of
 * those that they began with, which may be older, it is the one that most serve.
 * @param replicas at least one
 */
export function convergenceOf(replicas: readonly Replica[]): Convergence {
  const revision = newestTakenOver(replicas) ?? mostServed(replicas);
  const converged = replicas.filter((one) => one.revision === revision && one.inStep);
  return { revision, converged };
}

function newestTakenOver(replicas: readonly Replica[]): string | undefined {
  const takenOver = replicas.filter(({ since, startedAt }) => since !== startedAt);
  return latestFirst(takenOver)[0]?.revision;
}

function mostServed(replicas: readonly Replica[]): string {
  const counts = new Map<string, number>();
  for (const { revision } of latestFirst(replicas)) {
    counts.set(revision, (counts.get(revision) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const [revision = ''] = [...counts].find(([, count]) => count === most) ?? [];
  return revision;
}

/** Times in ISO 8601 are in order as texts. */
function latestFirst(replicas: readonly Replica[]): readonly Replica[] {
  return replicas.toSorted((a, b) => (a.since < b.since ? 1 : -1));
}
