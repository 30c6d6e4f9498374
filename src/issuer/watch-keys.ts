import { log } from '../log.ts';
import type { KeysInUse } from '../secret/key-schedule.ts';
import type { ManagedSigningKeys } from '../secret/managed-signing-keys.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { keptLifetime } from '../snapshot/signed-lifetime.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { CurrentKeys } from './current-keys.ts';

type WatchParts = Readonly<{
  current: CurrentSnapshot;
  keys: Pick<CurrentKeys, 'of'>;
  managed: Pick<ManagedSigningKeys, 'renew'>;
  /** Milliseconds since the epoch. */
  now?: () => number;
}>;

/** Looks at the keys of a running server. */
export type KeyWatch = Readonly<{
  /** Looks now; resolves when that is done. */
  look(): Promise<void>;
  close(): Promise<void>;
}>;

/** Other processes rotate as well, machines sleep, and a timer takes no more than 24 days. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Renews the keys that a server has made for itself when it is time, and says when other keys are in
 * use. Which these are does not depend on it: that goes by the clock alone.
 */
export function watchKeys({ current, keys, managed, now = Date.now }: WatchParts): KeyWatch {
  let told = namesOf(keys.of(current.latest()));
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let looking = Promise.resolve();

  const look = (): Promise<void> => (looking = looking.then(lookNow));

  async function lookNow(): Promise<void> {
    clearTimeout(timer);
    if (isClosed) return;
    const { issuer } = current.latest();
    if (issuer.signingKeys === undefined) await renew(managed, current.latest());
    const inUse = keys.of(current.latest());
    tell(inUse);
    const wait = Math.min(Math.max(inUse.until - now(), 1), LONGEST_WAIT_MS);
    timer = setTimeout(() => void look(), wait).unref();
  }

  function tell(inUse: KeysInUse): void {
    const names = namesOf(inUse);
    if (JSON.stringify(names) === JSON.stringify(told)) return;
    told = names;
    log.info({ ...names, until: momentText(inUse.until) }, 'other signing keys are in use');
  }

  current.onPublish(({ change }) => {
    if (change.issuer.length > 0) void look();
  });
  return {
    look,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

/** RFC 3339; undefined where nothing is going to change. */
export function momentText(moment: number): string | undefined {
  return Number.isFinite(moment) ? new Date(moment).toISOString() : undefined;
}

async function renew(managed: WatchParts['managed'], snapshot: Snapshot): Promise<void> {
  const { rotateKeysEvery, ttl } = snapshot.issuer;
  const lifetime = keptLifetime({
    ttl,
    clients: snapshot.clients.values(),
    resourceServers: snapshot.resourceServers.values(),
  });
  try {
    await managed.renew({
      rotateEveryMs: rotateKeysEvery === undefined ? undefined : rotateKeysEvery * 1000,
      keepMs: lifetime * 1000,
    });
  } catch (err) {
    log.error({ err }, 'the signing keys cannot be renewed: those there are stay in use');
  }
}

function namesOf({ published }: KeysInUse): Readonly<Record<string, readonly string[]>> {
  const named = (wanted: string) =>
    published.flatMap(({ key, state }) => (state === wanted ? [`${key.alg} ${key.kid}`] : []));
  return { signing: named('signing'), next: named('next'), verifying: named('verifying') };
}
