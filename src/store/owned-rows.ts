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

/** A session without one of its clients. */
export function withoutClient(session: StoredPayload, clientId: string): StoredPayload {
  const { [clientId]: _, ...others } = authorizationsIn(session);
  return { ...session, authorizations: others };
}

function authorizationsIn({
  authorizations,
}: StoredPayload): Readonly<Record<string, StoredPayload | undefined>> {
  if (!isObject(authorizations)) return {};
  const entries = Object.entries(authorizations);
  return Object.fromEntries(entries.map(([id, value]) => [id, isObject(value) ? value : {}]));
}

function isObject(value: StoredPayload[string]): value is StoredPayload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
