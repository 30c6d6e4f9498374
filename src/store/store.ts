import type { JsonObject } from './json.ts';

/** A stored row of the engine: plain JSON, plus `consumed` (epoch seconds) once it was used. */
export type StoredPayload = JsonObject;

/** Makes a new payload of the one that is stored; it may be called several times, and must not wait. */
export type RowChange = (stored: StoredPayload) => StoredPayload | undefined;

/**
 * What the engine keeps of one model (Session, Grant, AuthorizationCode …). Every returned object is
 * a copy. A write whose promise resolved is durable. Lifetimes are in seconds; a row past its
 * lifetime is not found, whether or not it was swept.
 */
export interface ModelStore {
  /** Writes a row, or writes over it; a used row stays used. */
  upsert(id: string, payload: StoredPayload, lifetimeSeconds?: number): Promise<void>;
  /**
   * Writes over a live row what `change` makes of it, in one atomic step: when others write or use
   * the row meanwhile, `change` is asked again with what they have made of it. Resolves with whether
   * something was written: nothing is where there is no such row, or `change` returns undefined.
   */
  revise(id: string, change: RowChange, lifetimeSeconds?: number): Promise<boolean>;
  find(id: string): Promise<StoredPayload | undefined>;
  /**
   * The newest row with this uid. Its `jti` is good for `upsert`, `revise` and `destroy` of that row, but
   * need not be the id: a store on disk does not know it.
   */
  findByUid(uid: string): Promise<StoredPayload | undefined>;
  findByUserCode(userCode: string): Promise<StoredPayload | undefined>;
  /**
   * Marks a row as used, in one atomic step: of any number of callers exactly one succeeds.
   * @throws AlreadyConsumed for all others, and when the row does not exist or has expired.
   */
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  /** Deletes the rows of this model that belong to a grant. */
  revokeByGrantId(grantId: string): Promise<void>;
}

/** All run-time state of the issuer. One per process, kept across reloads. */
export interface Store {
  /** The rows of one engine model, named as the engine names it. */
  model(name: string): ModelStore;
  /** True for the first caller of a key within its lifetime, false for every other: replay protection. */
  once(key: string, lifetimeSeconds: number): Promise<boolean>;
  /** Counts up within a fixed window that begins with the first hit. */
  hit(key: string, windowSeconds: number): Promise<Hit>;
  /** The count of a key now, without counting. */
  hits(key: string): Promise<Hit>;
  /** Forgets a counter. */
  clearHits(key: string): Promise<void>;
  /**
   * Takes a task that one process at a time may do, or keeps it for longer. The number grows with
   * every new holder, so that what a holder writes too late can be told (a fencing token); undefined
   * while somebody else holds the task.
   */
  lease(task: string, holder: string, lifetimeSeconds: number): Promise<number | undefined>;
  /** Gives a task back before its time is over; nothing happens if somebody else holds it. */
  release(task: string, holder: string): Promise<void>;
  /** Says that a process runs, and what it serves. It counts as gone when its lifetime is over. */
  beat(replica: Replica, lifetimeSeconds: number): Promise<void>;
  /** Takes a process off the list, since it ends. */
  leave(replicaId: string): Promise<void>;
  /** The processes that run over this state, by id. */
  fleet(): Promise<readonly Replica[]>;
  /** A text that all processes share under a name, for as long as the state lasts; undefined if none. */
  document(name: string): Promise<string | undefined>;
  /** Keeps a text under a name, unless there is one; returns the one that stands then. */
  createDocument(name: string, text: string): Promise<string>;
  /** Puts a text in the place of another, atomically; false when by now a third one stands there. */
  replaceDocument(name: string, before: string, after: string): Promise<boolean>;
  /** Remembers how far the writes have come, those that were asked for before this call included. */
  mark(): Promise<Mark>;
  /**
   * Deletes the rows of owners, in steps that let others work in between. Rows of a grant (`grantId`)
   * are worth nothing without it and stay until their time is over. Returns how many were deleted.
   */
  revoke(owners: readonly Owner[], revocation: Revocation): Promise<number>;
  /**
   * Takes clients out of the live sessions that they are part of, unless they have a live grant there:
   * one that came after a revocation stays. In steps that let others work in between.
   */
  leaveSessions(clientIds: readonly string[], onEnded: OnSessionEnded): Promise<void>;
  /**
   * How much would end with each of these clients; only of those that have something. In steps that
   * let others work in between.
   */
  holdings(clientIds: readonly string[]): Promise<ReadonlyMap<string, Holding>>;
  /** Ids of the owners that have rows, each once. */
  owners(kind: Owner['kind']): Promise<readonly string[]>;
  /** Deletes at most `budget` expired rows; returns how many. */
  sweep(budget: number): Promise<number>;
  /** @throws StoreUnavailable when the store does not answer. */
  health(): Promise<void>;
  close(): Promise<void>;
}

/** Whom rows belong to: a client by its client_id, or a person by their subject identifier. */
export type Owner = Readonly<{ kind: 'client' | 'account'; id: string }>;

/** What people have with a client: live sessions that it is part of, and refresh tokens not yet used. */
export type Holding = Readonly<{ sessions: number; refreshTokens: number }>;

/** A moment in the order of writes. Good for a day, with the store that it comes from. */
export type Mark = number;

export type Revocation = Readonly<{
  /** Rows that were first written after it stay. */
  until: Mark;
  onEnded: OnSessionEnded;
}>;

/** Told once of each client that a person is signed in to no more, as soon as that is durable. */
export type OnSessionEnded = (session: AppSession) => void;

/**
 * A client that a person is signed in to. `sid` is what the client knows that session by (OpenID
 * Connect Back-Channel Logout 1.0 section 2.1).
 */
export type AppSession = Readonly<{ accountId: string; clientId: string; sid: string }>;

/** A process that runs over this state. Nothing in it is secret; times are in ISO 8601. */
export type Replica = Readonly<{
  id: string;
  /** The host it runs on, and its process id there. */
  host: string;
  pid: number;
  startedAt: string;
  /** Of what it serves. */
  revision: string;
  /** Since when it serves that; `startedAt` where it began with it. */
  since: string;
  /** Whether every file that it sees is served as it is. */
  inStep: boolean;
}>;

/** `resetMs`: milliseconds until the window ends; 0 when there is no window. */
export type Hit = Readonly<{ count: number; resetMs: number }>;

/** A row was already used, or is gone: the caller lost the race, or replays. */
export class AlreadyConsumed extends Error {
  override readonly name = 'AlreadyConsumed';
  readonly code = 'already-consumed';
}

/** The store does not answer; the cause says why. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code = 'store-unavailable';
}
