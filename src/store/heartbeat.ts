import { log } from '../log.ts';
import { byId } from './fleet.ts';
import type { Replica, Store } from './store.ts';

/** Tells the other processes over one state that this one runs, and hears of them. */
export type Heartbeat = Readonly<{
  /** Says at once what this process serves; it never fails. */
  beat(): Promise<void>;
  /** All processes that run, with this one as it is now; undefined while the store does not answer. */
  fleet(): Promise<readonly Replica[] | undefined>;
  /** Says that this process ends, and nothing after that. */
  stop(): Promise<void>;
}>;

type HeartbeatParts = Readonly<{
  store: Pick<Store, 'beat' | 'leave' | 'fleet'>;
  /** This process, now. */
  replica(): Replica;
  /** Called after each beat. */
  afterBeat(): Promise<void>;
  everyMs?: number;
}>;

/** So that two beats may fail. */
const LIFETIME_SECONDS = 30;

/** Beats from now on. A store that is away is told of once, and hurts nothing else. */
export function startHeartbeat(parts: HeartbeatParts): Heartbeat {
  const { store, replica, everyMs = 10_000 } = parts;
  let isTroubled = false;
  let isStopped = false;
  let beating = Promise.resolve();

  async function beatNow(): Promise<void> {
    if (isStopped) return;
    try {
      await store.beat(replica(), LIFETIME_SECONDS);
      await parts.afterBeat();
      isTroubled = false;
    } catch (err) {
      if (!isTroubled) log.warn({ err }, 'other servers cannot be told that this one runs');
      isTroubled = true;
    }
  }

  const beat = (): Promise<void> => (beating = beating.then(beatNow));
  const timer = setInterval(() => void beat(), everyMs).unref();

  return {
    beat,
    fleet: async () => {
      const known = await store.fleet().catch(() => undefined);
      const itself = replica();
      return known && byId([...known.filter(({ id }) => id !== itself.id), itself]);
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await beating;
      // Else it counts as gone a little later.
      await store.leave(replica().id).catch(() => undefined);
    },
  };
}
