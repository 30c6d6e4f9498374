import { log } from '../log.ts';
import { isDeliberate } from '../reconcile/deliberate.ts';
import {
  followDirectory,
  type FollowedDirectory,
  type Serving,
} from '../reconcile/follow-directory.ts';
import type { KeptTree } from '../reconcile/kept-tree.ts';
import { buildSnapshot, type SnapshotPorts } from '../snapshot/build-snapshot.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { diffSnapshots, type SnapshotChange } from '../snapshot/diff-snapshots.ts';
import type { RunningSettings } from '../snapshot/restart-rules.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { readProvenance } from '../tree/provenance.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { logReload } from './log-reload.ts';
import { createSnapshotPorts, type PortOptions } from './snapshot-ports.ts';

type FollowParts = Readonly<{
  directory: string;
  serving: Serving;
  ports: SnapshotPorts;
  portOptions: PortOptions;
  current: CurrentSnapshot;
  kept: KeptTree | undefined;
  /** What the process listens on and so forth; undefined until it does. */
  running(): RunningSettings | undefined;
}>;

/** Keeps what is served in step with the directory; SIGHUP reads everything anew, keys included. */
export function follow(parts: FollowParts): FollowedDirectory {
  const { directory, serving, current, portOptions, kept, running } = parts;
  let ports = parts.ports;
  let attempted: SourceTree = serving.live.tree;
  let change: SnapshotChange | undefined;
  const following = followDirectory<Snapshot>({
    root: directory,
    serving,
    policy: () => current.latest().issuer.reload,
    buildSnapshot: (tree, options) =>
      buildSnapshot(tree, ports, { ...options, running: running() }),
    isDeliberate: (tree, before) => isDeliberate(directory, tree, before),
    publish: (snapshot, live) => {
      change = diffSnapshots(current.latest(), snapshot);
      current.publish(snapshot);
      kept?.keep(live);
    },
    onRead: (tree) => {
      attempted = tree;
      change = undefined;
    },
    report: (outcome) => {
      const { commit } = readProvenance(directory, portOptions.environment);
      logReload({ outcome, attempted, change, commit });
    },
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
