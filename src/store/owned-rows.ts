import { isJsonObject } from './json.ts';
import type { AppSession, StoredPayload } from './store.ts';

/** Whose a row is, in the words of its payload. */
type OwnerNames = Readonly<{
  clientId?: string;
  accountId?: string;
  /** Of a grant that comes from another one: the client of that one, with which it ends. */
  sourceClientId?: string;
}>;

/**
 * Whom a row belongs to. A code or token belongs to its grant alone: the engine takes none without it,
 * and no index has to be kept for each of them.
 */
export function ownersIn(model: string, payload: StoredPayload): OwnerNames {
  const { clientId, accountId, sourceClientId, grantId } = payload;
  if (model !== 'Grant' && typeof grantId === 'string') return {};
  return {
    ...(typeof clientId === 'string' ? { clientId } : {}),
    ...(typeof accountId === 'string' ? { accountId } : {}),
    ...(typeof sourceClientId === 'string' ? { sourceClientId } : {}),
  };
}

/** The clients that the person of a session is signed in to; none for any other payload. */
export function appSessionsIn(session: StoredPayload): readonly AppSession[] {
  const { accountId } = session;
  if (typeof accountId !== 'string') return [];
  return Object.entries(authorizationsIn(session)).flatMap(([clientId, authorization]) => {
    const sid = authorization?.['sid'];
    return typeof sid === 'string' ? [{ accountId, clientId, sid }] : [];
  });
}

/** The clients that a session has anything to do with. */
export function clientsOfSession(session: StoredPayload): readonly string[] {
  return Object.keys(authorizationsIn(session));
}

/** The grants that clients have in a session. */
export function grantsInSession(
  session: StoredPayload,
  clientIds: ReadonlySet<string>,
): readonly string[] {
  return Object.entries(authorizationsIn(session)).flatMap(([clientId, authorization]) => {
    const grantId = authorization?.['grantId'];
    return clientIds.has(clientId) && typeof grantId === 'string' ? [grantId] : [];
  });
}

/** A session that clients have left. */
type LeftSession = Readonly<{ session: StoredPayload; ended: readonly AppSession[] }>;

/**
 * A session without some of its clients, those excepted whose grant in it is good. Undefined when
 * all of them stay, or were never part of it.
 */
export function leaveSession(
  session: StoredPayload,
  clientIds: ReadonlySet<string>,
  isGoodGrant: (grantId: string) => boolean,
): LeftSession | undefined {
  const { leaving = [], staying = [] } = Object.groupBy(
    Object.entries(authorizationsIn(session)),
    ([clientId, authorization]) => {
      const grantId = authorization?.['grantId'];
      const isGood = typeof grantId === 'string' && isGoodGrant(grantId);
      return clientIds.has(clientId) && !isGood ? 'leaving' : 'staying';
    },
  );
  if (leaving.length === 0) return undefined;
  return {
    session: { ...session, authorizations: Object.fromEntries(staying) },
    ended: appSessionsIn({ ...session, authorizations: Object.fromEntries(leaving) }),
  };
}

function authorizationsIn({
  authorizations,
}: StoredPayload): Readonly<Record<string, StoredPayload | undefined>> {
  if (!isJsonObject(authorizations)) return {};
  const entries = Object.entries(authorizations);
  return Object.fromEntries(entries.map(([id, value]) => [id, isJsonObject(value) ? value : {}]));
}
