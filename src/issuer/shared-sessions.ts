/**
 * The engine reads a session, changes it, and writes all of it back; when somebody signs in, it
 * deletes the session and writes it under another id. Two requests of one browser do that at once.
 * Here each write compares: what others have written meanwhile is kept, and a session that has ended
 * stays so.
 */
import { setTimeout } from 'node:timers/promises';
import { errors, Provider, type KoaContextWithOIDC } from 'oidc-provider';
import type { ModelStore, StoredPayload } from '../store/store.ts';
import { AlreadyConsumed } from '../store/store.ts';
import { emptySession, mergeSessions } from './merge-sessions.ts';

/** How long a session may take from one id to the next. */
const RENAMING_MS = 2000;
const PAUSE_MS = 10;

/** A session as a request knows it. */
type Known = Readonly<{
  /** Where it is, or was. */
  id: string;
  /** What the engine has seen or written last, as JSON, which it cannot change. */
  text: string;
  /** The request gives it another id, under which it is not yet written. */
  isMoving?: boolean;
}>;

type Write = Readonly<{ id: string; payload: StoredPayload; lifetimeSeconds: number | undefined }>;

/** Sessions by the ids that a request has for them. */
type KnownSessions = Map<string, Known>;

/** The rows of sessions as the engine reads and writes them, in the midst of a request. */
export function shareSessions(rows: ModelStore): ModelStore {
  const knownIn = new WeakMap<KoaContextWithOIDC, KnownSessions>();

  function knownSessions(): KnownSessions {
    const request = Provider.ctx;
    const known = (request && knownIn.get(request)) ?? new Map<string, Known>();
    if (request !== undefined) knownIn.set(request, known);
    return known;
  }

  async function save(write: Write): Promise<void> {
    const known = knownSessions();
    const { id, payload, lifetimeSeconds } = write;
    const before = known.get(id);
    // Now: the engine may change it while it is written.
    const text = JSON.stringify(payload);
    if (before === undefined) {
      await rows.upsert(id, payload, lifetimeSeconds);
      known.set(id, { id, text });
    } else {
      const copy = { ...write, payload: JSON.parse(text) };
      known.set(id, { id: await writeOver(rows, before, copy), text });
    }
  }

  return {
    ...rows,
    async find(id) {
      const session = await rows.find(id);
      // Used: it goes on under another id.
      if (session === undefined || session.consumed !== undefined) return undefined;
      const known = knownSessions();
      if (!known.has(id)) known.set(id, { id, text: JSON.stringify(session) });
      return session;
    },
    upsert: (id, payload, lifetimeSeconds) => save({ id, payload, lifetimeSeconds }),
    async destroy(id) {
      const known = knownSessions();
      const session = known.get(id);
      const nextId = idAfter(id);
      if (session !== undefined && nextId !== undefined && !known.has(nextId)) {
        known.set(nextId, { ...session, isMoving: true });
        return;
      }
      await rows.destroy(id);
      if (session !== undefined && session.id !== id) await rows.destroy(session.id);
    },
  };
}

/** The id that the session of the request has instead, from now on. */
function idAfter(id: string): string | undefined {
  const session = Provider.ctx?.oidc.session;
  if (session === undefined || !('oldId' in session)) return undefined;
  return session.oldId === id ? session.jti : undefined;
}

/** Returns where the session is then. */
async function writeOver(rows: ModelStore, before: Known, write: Write): Promise<string> {
  const base: StoredPayload = JSON.parse(before.text);
  return before.isMoving === true
    ? move(rows, before.id, { base, ...write })
    : revise(rows, before.id, { base, ...write });
}

type Revision = Write & Readonly<{ base: StoredPayload }>;

async function revise(rows: ModelStore, id: string, revision: Revision): Promise<string> {
  return (await merge(rows, id, revision)) ? id : follow(rows, revision);
}

/** Writes our changes to a row; false when it is no more. */
async function merge(
  rows: ModelStore,
  id: string,
  { base, payload, lifetimeSeconds }: Revision,
): Promise<boolean> {
  let hasOtherPerson = false;
  // Called whenever the store comes to it, maybe in the midst of another request.
  const change = (stored: StoredPayload) => {
    if (stored.consumed !== undefined) return undefined;
    const merged = mergeSessions({ base, ours: payload, stored });
    hasOtherPerson = merged === undefined;
    return merged && { ...merged, jti: stored.jti };
  };
  const isWritten = await rows.revise(id, change, lifetimeSeconds);
  if (hasOtherPerson) throw refusal();
  return isWritten;
}

/** Of all who give a session another id at once, one does; the others go after it. */
async function move(rows: ModelStore, oldId: string, revision: Revision): Promise<string> {
  const { id, base, payload, lifetimeSeconds } = revision;
  try {
    await rows.consume(oldId);
  } catch (error) {
    if (!(error instanceof AlreadyConsumed)) throw error;
    return follow(rows, revision);
  }
  // Nobody writes to it any more, and its tokens are good until it is found by its new id.
  const used = await rows.find(oldId);
  if (used === undefined) return writeEmpty(rows, revision);
  const { consumed: _, ...stored } = used;
  const merged = mergeSessions({ base, ours: payload, stored });
  if (merged === undefined) throw refusal();
  await rows.upsert(id, { ...merged, jti: id }, lifetimeSeconds);
  await rows.destroy(oldId);
  return id;
}

/** Writes to a session that others have given another id. The browser learns it from their answer. */
async function follow(rows: ModelStore, revision: Revision): Promise<string> {
  const { uid } = revision.base;
  if (typeof uid !== 'string') throw refusal();
  const patience = AbortSignal.timeout(RENAMING_MS);
  while (!patience.aborted) {
    const session = await rows.findByUid(uid);
    if (typeof session?.jti !== 'string') break;
    if (session.consumed === undefined && (await merge(rows, session.jti, revision))) {
      keepCookie();
      return session.jti;
    }
    await setTimeout(PAUSE_MS);
  }
  return writeEmpty(rows, revision);
}

/** What is left when a session has ended in the midst of a request. */
async function writeEmpty(rows: ModelStore, revision: Revision): Promise<string> {
  const { id, base, payload, lifetimeSeconds } = revision;
  const empty = emptySession({ base, ours: payload });
  if (empty === undefined) throw refusal();
  await rows.upsert(id, empty, lifetimeSeconds);
  await forgetPerson();
  return id;
}

/** A sign-in page that the request leads to is for whoever comes: the engine compares. */
async function forgetPerson(): Promise<void> {
  const interaction = Provider.ctx?.oidc.entities.Interaction;
  if (interaction?.session === undefined) return;
  const { accountId: _, ...session } = interaction.session;
  Object.assign(interaction, { session });
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

/** Leaves the browser the cookie that it has, or is given by another answer. */
function keepCookie(): void {
  const { oidc, response } = Provider.ctx ?? {};
  if (oidc === undefined || response === undefined) return;
  const name = oidc.provider.cookieName('session');
  const isOthers = (cookie: string) =>
    !cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}.sig=`);
  const cookies = [response.get('Set-Cookie')].flat().filter(isOthers);
  response.remove('Set-Cookie');
  if (cookies.length > 0) response.set('Set-Cookie', cookies);
}

/** The engine is not to write the session again when it tells of this. */
function refusal(): errors.SessionNotFound {
  keepCookie();
  const session = Provider.ctx?.oidc.session;
  if (session !== undefined) Object.assign(session, { destroyed: true });
  return new errors.SessionNotFound('the session has ended');
}
