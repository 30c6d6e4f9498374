import type { Provider } from 'oidc-provider';
import { log } from '../log.ts';
import type { CurrentSnapshot, Publication } from '../snapshot/current-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { AppSession, Mark, Owner, Store } from '../store/store.ts';
import { endedOwners, isLive } from './ended-owners.ts';
import { createOneAfterAnother } from './one-after-another.ts';
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

type Ending = Readonly<{
  owners: readonly Owner[];
  /** What was written later belongs to those who came back. */
  until: Mark;
  /** Where the apps to be told are declared. */
  known: Snapshot;
}>;

/**
 * Carries out what a published change means for what was issued before: the sessions, grants and
 * tokens of a client or person that was removed or disabled end, and apps are told. In the
 * background; what somebody gets who is back meanwhile stays.
 */
export class Revoker {
  readonly #parts: RevokerParts;
  readonly #stopped = new AbortController();
  readonly #tryAgain: TryAgain;
  readonly #deletions = createOneAfterAnother();
  /** Over all sessions, which takes a while: deletions do not wait for that. */
  readonly #walks = createOneAfterAnother();
  readonly #underWay = new Set<Promise<void>>();

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
    if (owners.length === 0) return;
    // Now, not when its turn has come: by then they may be back.
    const marking = this.#mark();
    this.#start(async () => this.#end({ owners, until: await marking, known: publication.before }));
  }

  /**
   * Ends what the store has of clients and people that were removed while no server ran. Not while
   * another server serves other files, which may be newer: false then.
   * @param isAgreed whether no other server serves anything else
   */
  async sweepStrangers(isAgreed: () => Promise<boolean>): Promise<boolean> {
    // Before the others are asked: what a server writes that starts after that stays.
    const until = await this.#parts.store.mark();
    if (!(await isAgreed())) return false;
    this.#start(async () => {
      const known = await this.#tryAgain(() => this.#allOwners(), TRIES);
      // Looked at after the mark: of a stranger nothing is good that was written before it.
      const snapshot = this.#parts.current.latest();
      const owners = known.filter((owner) => !isLive(snapshot, owner));
      if (owners.length > 0) await this.#end({ owners, until, known: snapshot });
    });
    return true;
  }

  /** Resolves when nothing is under way any more, telling apps included. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Ends all trying; resolves when what is under way is done. */
  async close(): Promise<void> {
    this.#stopped.abort();
    await this.idle();
  }

  #start(revoke: () => Promise<void>): void {
    this.#keep(
      revoke().catch((err: unknown) =>
        log.error({ err }, 'revocation given up until the next start'),
      ),
    );
  }

  #keep(work: Promise<void>): void {
    const kept = work.finally(() => this.#underWay.delete(kept));
    this.#underWay.add(kept);
  }

  #mark(): Promise<Mark> {
    return this.#tryAgain(() => this.#parts.store.mark(), TRIES);
  }

  async #end({ owners, until, known }: Ending): Promise<void> {
    const { store } = this.#parts;
    const clients = owners.filter(({ kind }) => kind === 'client').map(({ id }) => id);
    const ended: AppSession[] = [];
    const onEnded = (session: AppSession) => void ended.push(session);
    try {
      // Before the sessions: without its grant, nothing of a client in them is worth anything.
      const rows = await this.#deletions(() =>
        this.#tryAgain(() => store.revoke(owners, { until, onEnded }), TRIES),
      );
      if (clients.length > 0) {
        await this.#walks(() => this.#tryAgain(() => store.leaveSessions(clients, onEnded), TRIES));
      }
      const users = owners.length - clients.length;
      log.info(
        { clients: clients.length, users, sessions: ended.length, rows },
        'revoked what was issued to removed and disabled clients and users',
      );
    } finally {
      this.#tell(ended, known);
    }
  }

  async #allOwners(): Promise<readonly Owner[]> {
    const { store } = this.#parts;
    const [clients, accounts] = [await store.owners('client'), await store.owners('account')];
    return [
      ...clients.map((id) => ({ kind: 'client', id }) as const),
      ...accounts.map((id) => ({ kind: 'account', id }) as const),
    ];
  }

  /** Apps may take their time; the next change does not wait for them. */
  #tell(sessions: readonly AppSession[], known: Snapshot): void {
    const { current, provider } = this.#parts;
    const tryAgain = createTryAgain(this.#stopped.signal);
    this.#keep(
      tellApps({ current, provider, tryAgain }, sessions, known).catch((err: unknown) =>
        log.error({ err }, 'apps were not told of sign-outs'),
      ),
    );
  }
}
