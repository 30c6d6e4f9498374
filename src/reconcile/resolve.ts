/** One version of a file: what it says, and what no other file may say beside it. */
export type FileVersion = Readonly<{
  path: string;
  digest: string;
  claims: readonly string[];
}>;

/**
 * Which version of each file is served. Pure in what is live and what lies on the disk: the order of
 * the files does not matter, and served again, the answer stays the same.
 *
 * - A file that is in order is served as it is; a broken one in its live version, if it has one.
 * - A file that is gone is not served.
 * - Of several files that claim the same, the one that has it in the live revision keeps it; the
 *   others fall back to their live versions or are not served. Where none has it, all are refused:
 *   a file name must not decide who a client is.
 * @param live the versions served so far, by path
 * @param candidates what lies on the disk, by path; `undefined` where that is broken
 */
export function resolve<V extends FileVersion>(
  live: ReadonlyMap<string, V>,
  candidates: ReadonlyMap<string, V | undefined>,
): ReadonlyMap<string, V> {
  const chosen = new Map<string, V>();
  for (const [path, candidate] of candidates) {
    const version = candidate ?? live.get(path);
    if (version !== undefined) chosen.set(path, version);
  }
  // Every round takes at least one step down, and each file has only two to go.
  for (;;) {
    const losers = conflicting(chosen, live);
    if (losers.length === 0) return chosen;
    for (const path of losers) stepDown(path, chosen, live);
  }
}

function conflicting<V extends FileVersion>(
  chosen: ReadonlyMap<string, V>,
  live: ReadonlyMap<string, V>,
): readonly string[] {
  const claimants = new Map<string, string[]>();
  for (const { path, claims } of chosen.values()) {
    for (const claim of claims) {
      const others = claimants.get(claim);
      if (others === undefined) claimants.set(claim, [path]);
      else others.push(path);
    }
  }
  const losers = [...claimants].flatMap(([claim, paths]) =>
    paths.length === 1
      ? []
      : paths.filter((path) => live.get(path)?.claims.includes(claim) !== true),
  );
  return [...new Set(losers)];
}

function stepDown<V extends FileVersion>(
  path: string,
  chosen: Map<string, V>,
  live: ReadonlyMap<string, V>,
): void {
  const before = live.get(path);
  if (before === undefined || before.digest === chosen.get(path)?.digest) chosen.delete(path);
  else chosen.set(path, before);
}
