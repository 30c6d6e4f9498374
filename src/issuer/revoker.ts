import type { Provider } from 'oidc-provider';
import { log } from '../log.ts';
import type { CurrentSnapshot, Publication } from '../snapshot/current-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { AppSession, Owner, Store } from '../store/store.ts';
import { endedOwners, isLive } from './ended-owners.ts';
import type { Endings } from './refuse-late-writes.ts';
import { tellApps } from './tell-apps.ts';
import { createTryAgain, type TryAgain } from './try-again.ts';

/** About five minutes; what is left undone then, the next start does. */
const TRIES = 15;

type RevokerParts = Readonly<{
  store: Store;
  current: CurrentSnapshot;
  endings: Endings;
  provider: () => Provider;
}>;

/**
 * Carries out what a published change means for what was issued before: the sessions, grants and
 * tokens of a client or person that was removed or disabled end, and apps are told. In the
 * background, one change after another.
 */
export class Revoker {
  readonly #parts: RevokerParts;
  readonly #stopped = new AbortController();
  readonly #tryAgain: TryAgain;
  #revoking: Promise<void> = Promise.resolve();
  /** Apps may take their time; the next change does not wait for them. */
  readonly #telling = new Set<Promise<void>>();

  constructor(parts: RevokerParts) {
    this.#parts = parts;
    this.#tryAgain = createTryAgain(this.#stopped.signal, (err) =>
      log.warn({ err }, 'revocation failed: trying again'),
    );
  }

  /** To be called at each publish, before anything else happens. */
  after(publication: Publication): void {
    const owners = endedOwners(publication);
    this.#parts.endings.note(publication.after, owners);
    if (owners.length > 0) this.#enqueue(() => this.#end(owners, publication.before));
  }

  /** Ends what the store has of clients and people that were removed while no server ran. */
  sweepStrangers(): void {
    this.#enqueue(async () => {
      const snapshot = this.#parts.current.latest();
      const known = await this.#tryAgain(() => this.#allOwners(), TRIES);
      const strangers = known.filter((owner) => !isLive(snapshot, owner));
      if (strangers.length > 0) await this.#end(strangers, snapshot);
    });
  }

  /** Resolves when everything is done that was asked for until then, apps told included. */
  async idle(): Promise<void> {
    await this.#revoking;
    await Promise.all(this.#telling);
  }

  /** Ends all trying; resolves when what is under way is done. */
  async close(): Promise<void> {
    this.#stopped.abort();
    await this.idle();
  }

  #enqueue(work: () => Promise<void>): void {
    this.#revoking = this.#revoking
      .then(work)
      .catch((err: unknown) => log.error({ err }, 'revocation given up until the next start'));
  }

  async #end(owners: readonly Owner[], known: Snapshot): Promise<void> {
    const sessions = await this.#tryAgain(() => this.#sessionsOf(owners), TRIES);
    this.#tell(sessions, known);
    let rows = 0;
    for (const owner of owners) {
      rows += await this.#tryAgain(() => this.#parts.store.revoke(owner), TRIES);
    }
    const countOf = (wanted: Owner['kind']) => owners.filter(({ kind }) => kind === wanted).length;
    log.info(
      { clients: countOf('client'), users: countOf('account'), sessions: sessions.length, rows },
      'revoked what was issued to removed and disabled clients and users',
    );
  }

  /** One that ends with its client and its person alike is told of once. */
  async #sessionsOf(owners: readonly Owner[]): Promise<readonly AppSession[]> {
    const found = new Map<string, AppSession>();
    for (const owner of owners) {
      for (const session of await this.#parts.store.appSessions(owner)) {
        found.set(JSON.stringify([session.clientId, session.sid]), session);
      }
    }
    return [...found.values()];
  }

  async #allOwners(): Promise<readonly Owner[]> {
    const { store } = this.#parts;
    const [clients, accounts] = [await store.owners('client'), await store.owners('account')];
    return [
      ...clients.map((id) => ({ kind: 'client', id }) as const),
      ...accounts.map((id) => ({ kind: 'account', id }) as const),
    ];
  }

  #tell(sessions: readonly AppSession[], known: Snapshot): void {
    const { current, provider } = this.#parts;
    const tryAgain = createTryAgain(this.#stopped.signal);
    const telling = tellApps({ current, provider, tryAgain }, sessions, known)
      .catch((err: unknown) => log.error({ err }, 'apps were not told of sign-outs'))
      .finally(() => this.#telling.delete(telling));
    this.#telling.add(telling);
  }
}
