import { isDeepStrictEqual } from 'node:util';
import { isJsonObject } from '../store/json.ts';
import type { StoredPayload } from '../store/store.ts';

/** Say who signed in, when and how: they change together. */
const OF_THE_LOGIN = ['accountId', 'loginTs', 'acr', 'amr', 'transient'];

type Versions = Readonly<{
  /** What a request has read. */
  base: StoredPayload;
  /** What it has made of that. */
  ours: StoredPayload;
  /** What others have made of it meanwhile. */
  stored: StoredPayload;
}>;

/**
 * A session with the changes of a request and those of others. Undefined when the others have signed
 * in somebody else: what the request did was for a person who is not there any more.
 */
export function mergeSessions(versions: Versions): StoredPayload | undefined {
  const { base, ours, stored } = versions;
  if (isSomebodyElse(ours, stored)) return isSomebodyElse(base, stored) ? undefined : ours;
  const { authorizations: _, ...merged } = mergeEntries(versions);
  const login = ours.accountId !== undefined && ours.loginTs !== base.loginTs ? ours : stored;
  const authorizations = mergeEntries({
    base: authorizationsIn(base),
    ours: authorizationsIn(ours),
    stored: authorizationsIn(stored),
  });
  return {
    ...withoutLogin(merged),
    ...loginOf(login),
    ...(Object.keys(authorizations).length > 0 ? { authorizations } : {}),
  };
}

/**
 * What a request may write of a session that has ended: nobody's, so that a sign-in page can go on
 * with it. Undefined when the request has signed somebody in, or to an app.
 */
export function emptySession({ base, ours }: Omit<Versions, 'stored'>): StoredPayload | undefined {
  const isSigningIn = ours.accountId !== base.accountId || ours.loginTs !== base.loginTs;
  const apps = Object.keys(authorizationsIn(ours));
  if (isSigningIn || apps.some((id) => grantIn(ours, id) !== grantIn(base, id))) return undefined;
  const { authorizations: _, ...rest } = withoutLogin(ours);
  return rest;
}

function grantIn(session: StoredPayload, clientId: string): StoredPayload[string] {
  const authorization = entry(authorizationsIn(session), clientId);
  return isJsonObject(authorization) ? authorization.grantId : undefined;
}

/** Anybody may be somebody who has not signed in yet. */
function isSomebodyElse(one: StoredPayload, other: StoredPayload): boolean {
  if (one.accountId === undefined || other.accountId === undefined) return false;
  return one.accountId !== other.accountId;
}

/** Entry by entry: ours, unless we have left it as it was. */
function mergeEntries({ base, ours, stored }: Versions): StoredPayload {
  const names = new Set([...Object.keys(stored), ...Object.keys(ours)]);
  const entries = [...names].map((name) => {
    const isUntouched = isDeepStrictEqual(entry(ours, name), entry(base, name));
    return [name, entry(isUntouched ? stored : ours, name)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Of its own: a client may be called as anything that every object has. */
function entry(object: StoredPayload, name: string): StoredPayload[string] {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function loginOf(session: StoredPayload): StoredPayload {
  return Object.fromEntries(
    Object.entries(session).filter(([name]) => OF_THE_LOGIN.includes(name)),
  );
}

function withoutLogin(session: StoredPayload): StoredPayload {
  return Object.fromEntries(
    Object.entries(session).filter(([name]) => !OF_THE_LOGIN.includes(name)),
  );
}

function authorizationsIn({ authorizations }: StoredPayload): StoredPayload {
  return isJsonObject(authorizations) ? authorizations : {};
}
