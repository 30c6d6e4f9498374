import { createHmac } from 'node:crypto';
import { log } from '../log.ts';
import type { Secret } from '../secret/secret.ts';
import type { AcceptedSecret, Client } from '../snapshot/client.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { ModelStore, Store } from '../store/store.ts';

/** Which of its secrets a client has used, told of clients that have more than one. */
export type SecretUse = Readonly<{
  clientId: string;
  /** The previous ones in the order of the file. */
  secret: 'current' | 'previous';
  expiresAt: Date | undefined;
  /** Undefined: not within the last 90 days. */
  lastUsedAt: Date | undefined;
}>;

/** How exactly the time of a use is kept: a write for each would cost as much as the token. */
const STEP_MS = 60 * 60 * 1000;
const KEPT_SECONDS = 90 * 24 * 60 * 60;
/** Whoever still sends an old secret is told of earlier than whoever may have stopped long ago. */
const WARNED_AHEAD_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Remembers when a client used which of its secrets last, so that somebody can tell when an old one
 * may go. Kept in the store under a name that tells nothing of the secret.
 */
export class SecretUses {
  readonly #rows: ModelStore;
  readonly #key: Secret;
  /** Milliseconds since the epoch, by name. */
  readonly #lastUses = new Map<string, number>();
  readonly #names = new WeakMap<Client, Map<AcceptedSecret, string>>();

  /** @param key of the server: names must be the same after a restart */
  constructor(store: Store, key: Secret) {
    this.#rows = store.model('SecretUse');
    this.#key = key;
  }

  /** To be told of each secret that fitted. Never waits, and never fails a request. */
  note(client: Client, accepted: AcceptedSecret, now = Date.now()): void {
    const name = this.#nameOf(client, accepted);
    if (now - (this.#lastUses.get(name) ?? 0) < STEP_MS) return;
    this.#lastUses.set(name, now);
    warnAhead(client, accepted, now);
    this.#rows
      .upsert(name, { at: now }, KEPT_SECONDS)
      .catch((err: unknown) => log.warn({ err }, 'the use of a client secret was not recorded'));
  }

  /** Reads what earlier processes and other replicas have noted. */
  async load(clients: Iterable<Client>): Promise<void> {
    for (const { client, accepted } of inRotation(clients)) {
      const name = this.#nameOf(client, accepted);
      const at = (await this.#rows.find(name))?.['at'];
      if (typeof at !== 'number') continue;
      this.#lastUses.set(name, Math.max(at, this.#lastUses.get(name) ?? 0));
    }
  }

  /** Of all clients that have more than one secret. */
  usesIn(snapshot: Snapshot): readonly SecretUse[] {
    return inRotation(snapshot.clients.values()).map(({ client, accepted }) => {
      const lastUse = this.#lastUses.get(this.#nameOf(client, accepted));
      const { expiresAt } = accepted;
      return {
        clientId: client.id,
        secret: expiresAt === undefined ? 'current' : 'previous',
        expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt),
        lastUsedAt: lastUse === undefined ? undefined : new Date(lastUse),
      };
    });
  }

  #nameOf(client: Client, accepted: AcceptedSecret): string {
    const names = this.#names.get(client) ?? new Map<AcceptedSecret, string>();
    this.#names.set(client, names);
    const known = names.get(accepted);
    if (known !== undefined) return known;
    const name = this.#createName(client, accepted);
    names.set(accepted, name);
    return name;
  }

  #createName({ id }: Client, accepted: AcceptedSecret): string {
    const text = accepted.kind === 'hash' ? accepted.hash : accepted.secret.reveal();
    return createHmac('sha256', this.#key.reveal())
      .update(`secret-use\0${id}\0${text}`)
      .digest('base64url');
  }
}

function warnAhead({ id: clientId }: Client, { expiresAt }: AcceptedSecret, now: number): void {
  if (expiresAt === undefined || expiresAt - now > WARNED_AHEAD_MS) return;
  log.warn(
    { clientId, expiresAt: new Date(expiresAt) },
    'a client uses a secret that is about to expire: give it the new one',
  );
}

function inRotation(
  clients: Iterable<Client>,
): readonly Readonly<{ client: Client; accepted: AcceptedSecret }>[] {
  return [...clients].flatMap((client) => {
    const { credential } = client;
    if (credential.kind !== 'secrets' || credential.accepted.length < 2) return [];
    return credential.accepted.map((accepted) => ({ client, accepted }));
  });
}
