import type { Diagnostic, Result } from '../diagnostic/diagnostic.ts';
import { RULES } from '../diagnostic/rules.ts';
import { log, logFormat } from '../log.ts';
import { followDirectory, type FollowedDirectory } from '../reconcile/follow-directory.ts';
import type { Outcome } from '../reconcile/outcome.ts';
import { buildSnapshot, type SnapshotPorts } from '../snapshot/build-snapshot.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { diagnosticsText } from './print-diagnostics.ts';
import { createSnapshotPorts, type PortOptions } from './snapshot-ports.ts';

type FollowParts = Readonly<{
  directory: string;
  /** The tree that is served already, and what was said of it. */
  tree: SourceTree;
  warnings: readonly Diagnostic[];
  ports: SnapshotPorts;
  portOptions: PortOptions;
  current: CurrentSnapshot;
}>;

/** Keeps what is served in step with the directory; SIGHUP reads everything anew, keys included. */
export function follow(parts: FollowParts): FollowedDirectory {
  const { directory, current, portOptions } = parts;
  let ports = parts.ports;
  let attempted = parts.tree;
  const following = followDirectory<Snapshot>({
    root: directory,
    settled: { tree: parts.tree, snapshot: current.latest(), warnings: parts.warnings },
    buildSnapshot: async (tree) => {
      attempted = tree;
      return refuseNewURL(await buildSnapshot(tree, ports), current.latest());
    },
    publish: (snapshot) => {
      warnOfRestart(current.latest(), snapshot);
      current.publish(snapshot);
    },
    report: (outcome) => report(outcome, attempted),
    onTrouble: (err) => log.warn({ err }, 'files cannot be watched: looking every second instead'),
  });

  const onHangUp = () => {
    createSnapshotPorts(portOptions)
      .then((fresh) => {
        ports = fresh;
        return following.rebuild();
      })
      .catch((err: unknown) => log.error({ err }, 'reload failed: the age keys are unusable'));
  };
  process.on('SIGHUP', onHangUp);
  return {
    ...following,
    close: async () => {
      process.off('SIGHUP', onHangUp);
      await following.close();
    },
  };
}

/** Every app and every derived subject hangs on the URL: not to be changed under their feet. */
function refuseNewURL(built: Result<Snapshot>, serving: Snapshot): Result<Snapshot> {
  if (!built.ok || built.value.issuer.url === serving.issuer.url) return built;
  const diagnostic: Diagnostic = {
    rule: 'restart-needed',
    severity: RULES['restart-needed'].severity,
    place: built.value.issuer.source,
    pointer: '/spec/url',
    message: `spec.url is no longer ${serving.issuer.url}, which this process serves`,
    help: 'restart the server to serve the new address',
  };
  return { ok: false, diagnostics: [diagnostic] };
}

/** The rest of such a change applies at once. */
function warnOfRestart(before: Snapshot, after: Snapshot): void {
  const changed = (['listen', 'admin', 'storageURL'] as const).filter(
    (name) => JSON.stringify(before.addresses[name]) !== JSON.stringify(after.addresses[name]),
  );
  const proxies =
    JSON.stringify(before.issuer.trustProxy) !== JSON.stringify(after.issuer.trustProxy);
  const names = [...changed, ...(proxies ? ['trustProxy'] : [])];
  if (names.length > 0) log.warn({ settings: names }, 'changed settings take effect at a restart');
}

function report(outcome: Outcome<Snapshot>, attempted: SourceTree): void {
  switch (outcome.kind) {
    case 'unchanged':
      return;
    case 'applied':
      log.info(
        { revision: outcome.revision.slice(0, 12), clients: outcome.published.clients.size },
        'reloaded',
      );
      return;
    case 'rejected':
      log.error(
        { revision: outcome.revision.slice(0, 12), ...problems(outcome.diagnostics, attempted) },
        'reload rejected: still serving the last good revision',
      );
      return;
    case 'failed':
      log.error(
        { err: outcome.cause, retryInMs: outcome.retryInMs },
        'reload failed: trying again',
      );
  }
}

/** For machines one text a mistake, `file:line:column: message`; for people with the code frame. */
function problems(
  diagnostics: readonly Diagnostic[],
  tree: SourceTree,
): Readonly<{ problems: string | readonly string[] }> {
  if (logFormat === 'text') return { problems: diagnosticsText(diagnostics, tree, false) };
  return {
    problems: diagnostics.map(({ place, message, rule }) => {
      const { line, column } = place.range.start;
      return `${place.file}:${line}:${column}: ${message} [${rule}]`;
    }),
  };
}
