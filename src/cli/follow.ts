import { log } from '../log.ts';
import { describeServed, observeReload } from '../metrics.ts';
import { CommitRecord } from '../reconcile/commit-record.ts';
import { isDeliberate } from '../reconcile/deliberate.ts';
import {
  followDirectory,
  type FollowedDirectory,
  type Serving,
} from '../reconcile/follow-directory.ts';
import type { KeptTree } from '../reconcile/kept-tree.ts';
import { identityFilesOf, loadAgeIdentities } from '../secret/age-identities.ts';
import type { OutsideSecrets } from '../secret/outside-secrets.ts';
import { buildSnapshot } from '../snapshot/build-snapshot.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { SnapshotChange } from '../snapshot/diff-snapshots.ts';
import type { RunningSettings } from '../snapshot/restart-rules.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { servedOf } from './admin-parts.ts';
import { logReload } from './log-reload.ts';
import type { Recorded } from './status-report.ts';
import { createSnapshotPorts, type OpenedPorts, type PortOptions } from './snapshot-ports.ts';

type FollowParts = Readonly<{
  directory: string;
  serving: Serving;
  ports: OpenedPorts;
  portOptions: PortOptions & Readonly<{ outside: OutsideSecrets }>;
  current: CurrentSnapshot;
  kept: KeptTree | undefined;
  /** What the process listens on and so forth; undefined until it does. */
  running(): RunningSettings | undefined;
}>;

/** A directory that is being followed, and where what it holds comes from. */
export type Following = Omit<FollowedDirectory, 'status'> & Readonly<{ status(): Recorded }>;

/** Keeps what is served in step with the directory; SIGHUP reads everything anew, keys included. */
export function follow(parts: FollowParts): Following {
  const { directory, serving, current, portOptions, kept, running } = parts;
  const commits = new CommitRecord(directory, portOptions.environment);
  const { outside } = portOptions;
  const identityFiles = identityFilesOf(portOptions.environment);
  let { ports } = parts;
  let { live } = serving;
  let attempted: SourceTree = serving.live.tree;
  let change: SnapshotChange | undefined;
  let complaint = '';
  current.onPublish((publication) => ({ change } = publication));
  const following = followDirectory<Snapshot>({
    root: directory,
    serving,
    policy: () => current.latest().issuer.reload,
    buildSnapshot: (tree, options) =>
      buildSnapshot(tree, ports, { ...options, running: running() }),
    isDeliberate: (tree, before) => isDeliberate(directory, tree, before),
    publish: (snapshot, next) => {
      current.publish(snapshot);
      live = next;
      kept?.keep(live);
    },
    haveInputsChanged: async () => {
      const haveIdentities = await renewPorts();
      return outside.refresh() || haveIdentities;
    },
    otherFiles: () => [...outside.paths(), ...identityFiles],
    onRead: (tree) => {
      attempted = tree;
      change = undefined;
      commits.observe(tree);
    },
    report: (outcome, tookMs) => {
      logReload({ outcome, attempted, change, commit: commits.get().commit });
      observeReload(outcome.kind, tookMs / 1000);
      describeServed(servedOf(status(), current));
    },
    onTrouble: (err) => log.warn({ err }, 'files cannot be watched: looking every second instead'),
  });

  const status = (): Recorded => ({
    ...following.status(),
    provenance: commits.get(),
    files: live.tree.files.length,
  });
  commits.observe(attempted);

  /** With unusable age keys everything stays as it is, and that is said once. */
  const renewPorts = async (): Promise<boolean> => {
    try {
      const { identities } = await loadAgeIdentities(portOptions.environment);
      complaint = '';
      if (identities.map(({ recipient }) => recipient).join() === ports.recipients.join()) {
        return false;
      }
      ports = await createSnapshotPorts(portOptions);
      return true;
    } catch (err) {
      const message = err instanceof Error ? err.message : String(err);
      if (message !== complaint)
        log.error({ err }, 'the age keys are unusable: the ones before stay');
      complaint = message;
      return false;
    }
  };
  const onHangUp = () => void following.rebuild();
  process.on('SIGHUP', onHangUp);
  return {
    ...following,
    status,
    close: async () => {
      process.off('SIGHUP', onHangUp);
      await following.close();
      await commits.idle();
    },
  };
}
