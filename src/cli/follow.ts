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
import { buildSnapshot } from '../snapshot/build-snapshot.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { SnapshotChange } from '../snapshot/diff-snapshots.ts';
import type { RunningSettings } from '../snapshot/restart-rules.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { servedOf } from './admin-parts.ts';
import { logReload } from './log-reload.ts';
import type { RenewedPorts } from './renewed-ports.ts';
import type { Recorded } from './status-report.ts';

type FollowParts = Readonly<{
  directory: string;
  serving: Serving;
  ports: RenewedPorts;
  environment: Readonly<NodeJS.ProcessEnv>;
  current: CurrentSnapshot;
  kept: KeptTree | undefined;
  /** What the process listens on and so forth; undefined until it does. */
  running(): RunningSettings | undefined;
  /** Whether this process says how reloads went; of several that read the same files, one does. */
  leads(): boolean;
}>;

/** A directory that is being followed, and where what it holds comes from. */
export type Following = Omit<FollowedDirectory, 'status'> &
  Readonly<{
    status(): Recorded;
    /** Calls back when a look at the directory has ended, however it did. */
    onLook(tell: () => void): void;
    /** Keeps what is served now for the next process; of what is published later that is a matter of course. */
    keep(): void;
  }>;

/** Keeps what is served in step with the directory; SIGHUP reads everything anew. */
export function follow(parts: FollowParts): Following {
  const { directory, serving, ports, environment, current, kept, running, leads } = parts;
  const commits = new CommitRecord(directory, environment);
  let { live } = serving;
  let attempted: SourceTree = live.tree;
  let change: SnapshotChange | undefined;
  let hasFailed = false;
  const listeners: (() => void)[] = [];
  current.onPublish((publication) => ({ change } = publication));
  const following = followDirectory<Snapshot>({
    root: directory,
    serving,
    policy: () => current.latest().issuer.reload,
    buildSnapshot: (tree, options) =>
      buildSnapshot(tree, ports.current(), { ...options, running: running() }),
    isDeliberate: (tree, before) => isDeliberate(directory, tree, before),
    haveInputsChanged: () => ports.renew(),
    otherFiles: () => ports.files(),
    onRead: (tree) => {
      attempted = tree;
      change = undefined;
      commits.observe(tree);
    },
    publish: (snapshot, next) => {
      current.publish(snapshot);
      live = next;
      kept?.keep(live);
    },
    report: (outcome, tookMs) => {
      const { commit } = commits.get();
      // What a process cannot read is its own trouble.
      const isOwn = outcome.kind === 'failed' || hasFailed;
      if (leads() || isOwn) logReload({ outcome, attempted, change, hasFailed, commit });
      hasFailed = outcome.kind === 'failed';
      observeReload(outcome.kind, tookMs / 1000);
      describeServed(servedOf(status(), current));
      for (const tell of listeners) tell();
    },
    onTrouble: (err) => log.warn({ err }, 'files cannot be watched: looking every second instead'),
  });
  const status = (): Recorded => {
    const files = live.tree.files.length;
    return { ...following.status(), provenance: commits.get(), files };
  };
  commits.observe(attempted);
  const forgetHangUp = onHangUp(() => void following.rebuild());
  return {
    ...following,
    status,
    onLook: (tell) => void listeners.push(tell),
    keep: () => kept?.keep(live),
    close: async () => {
      forgetHangUp();
      await following.close();
      await commits.idle();
    },
  };
}

function onHangUp(act: () => void): () => void {
  process.on('SIGHUP', act);
  return () => void process.off('SIGHUP', act);
}
