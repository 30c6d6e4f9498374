import { hostname } from 'node:os';
import type { Revoker } from '../issuer/revoker.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { startHeartbeat, type Heartbeat } from '../store/heartbeat.ts';
import type { Replica, Store } from '../store/store.ts';
import type { Following } from './follow.ts';

type FleetParts = Readonly<{
  replicaId: string;
  startedAt: Date;
  current: CurrentSnapshot;
  following: Pick<Following, 'status' | 'onLook'>;
  store: Store;
  revoker: Pick<Revoker, 'sweepStrangers'>;
  everyMs?: number;
}>;

/**
 * Makes this process one of those that run over its store: they hear of each change of what it
 * serves, and what is left there of removed clients and people ends once all of them agree on it.
 */
export async function joinFleet(parts: FleetParts): Promise<Heartbeat> {
  const { current, following, store, revoker, everyMs } = parts;
  const replica = describeItself(parts);
  let isSwept = false;
  const heartbeat = startHeartbeat({
    store,
    replica,
    afterBeat: async () => {
      isSwept ||= await revoker.sweepStrangers(isAgreed);
    },
    ...(everyMs === undefined ? {} : { everyMs }),
  });

  async function isAgreed(): Promise<boolean> {
    const { revision } = current.latest();
    return (await heartbeat.fleet())?.every((other) => other.revision === revision) ?? false;
  }

  let told = replica();
  following.onLook(() => {
    const now = replica();
    if (now.revision === told.revision && now.inStep === told.inStep) return;
    told = now;
    void heartbeat.beat();
  });
  await heartbeat.beat();
  return heartbeat;
}

function describeItself({
  replicaId: id,
  startedAt: started,
  current,
  following,
}: FleetParts): () => Replica {
  const [host, { pid }, startedAt] = [hostname(), process, started.toISOString()];
  let [revision, since] = [current.latest().revision, startedAt];
  current.onPublish(({ after }) => {
    if (after.revision !== revision) since = new Date().toISOString();
    ({ revision } = after);
  });
  return () => ({
    id,
    host,
    pid,
    startedAt,
    revision,
    since,
    inStep: following.status().isInStep,
  });
}
