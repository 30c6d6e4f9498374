import { mayUse } from '../people/access.ts';
import { audienceOfScope } from '../resource/audience-scope.ts';
import type { Client } from '../snapshot/client.ts';
import type { ResourceServer } from '../snapshot/resource-server.ts';
import { findClient, type Snapshot } from '../snapshot/snapshot.ts';
import { findAskable, findDefault, findTrusting } from '../snapshot/trust.ts';
import { isActive, type User } from '../snapshot/user.ts';

/** What is tried: a person signs in to a client, or without a person the client acts for itself. */
export type SignIn = Readonly<{
  /** client_id. */
  client: string;
  /** metadata.name. */
  user?: string | undefined;
  /** All that the client may ask for, if left out. */
  scopes?: readonly string[] | undefined;
  /** Id of another client, or identifier of a Resource. */
  audience?: string | undefined;
}>;

export type RefusalReason =
  | 'unknown-client'
  | 'client-disabled'
  | 'grant-not-allowed'
  | 'scope-not-allowed'
  | 'audience-not-allowed'
  | 'unknown-user'
  | 'user-disabled'
  | 'user-expired'
  | 'not-in-allowed-groups'
  | 'not-among-allowed-users'
  | 'not-allowed-by-audience'
  /** None of the above, and yet: in the words of the engine. */
  | 'engine-refused';

/** A sign-in that nothing stands against, with what the tokens would be for. */
export type AllowedSignIn = Readonly<{
  allowed: true;
  client: Client;
  user: User | undefined;
  scopes: readonly string[];
  /** Clients, by id, that the ID token is for as well. */
  audiences: readonly string[];
  /** The API that the access token is for. */
  resource: ResourceServer | undefined;
}>;

/** Why there would be none. */
export type RefusedSignIn = Readonly<{
  allowed: false;
  reason: RefusalReason;
  /** A sentence without a full stop. */
  message: string;
}>;

/** A step towards a sign-in, or why there is none. */
type Step<T> = Readonly<{ value: T }> | RefusedSignIn;

const refuse = (reason: RefusalReason, message: string): RefusedSignIn => ({
  allowed: false,
  reason,
  message,
});

const isRefused = (step: Step<unknown>): step is RefusedSignIn => 'allowed' in step;

/**
 * Whether a sign-in would succeed, asked in the order in which the issuer asks. Whether a password is
 * right is another matter.
 */
export function judgeSignIn(
  snapshot: Snapshot,
  attempt: SignIn,
  now: Date,
): AllowedSignIn | RefusedSignIn {
  const client = clientOf(snapshot, attempt);
  if (isRefused(client)) return client;
  const audience = audienceOf(snapshot, client.value, attempt);
  if (isRefused(audience)) return audience;
  const scopes = scopesOf(client.value, attempt);
  if (isRefused(scopes)) return scopes;
  const user = userOf(snapshot, client.value, attempt, now);
  if (isRefused(user)) return user;
  const { peers, resource } = audience.value;
  const person = user.value;
  const closed = person && peers.find((peer) => !mayUse(peer, person));
  if (closed !== undefined) {
    const message = `${attempt.user} may not use ${closed.id}, which the token is asked for`;
    return refuse('not-allowed-by-audience', message);
  }
  return {
    allowed: true,
    client: client.value,
    user: person,
    scopes: scopes.value,
    audiences: peers.map(({ id }) => id),
    resource,
  };
}

function clientOf(snapshot: Snapshot, { client: id, user, audience }: SignIn): Step<Client> {
  const client = findClient(snapshot, id);
  if (client === undefined) return refuse('unknown-client', `there is no client ${id}`);
  if (!client.enabled) return refuse('client-disabled', `client ${id} is disabled`);
  const isForPeer = audience !== undefined && findClient(snapshot, audience) !== undefined;
  const actsForItself = user === undefined && !isForPeer;
  const isGranted = actsForItself
    ? client.grantTypes.includes('client_credentials')
    : client.grantTypes.some((grant) => SIGN_IN_GRANTS.has(grant));
  if (isGranted) return { value: client };
  const what = actsForItself ? 'acts for itself' : 'signs people in';
  return refuse('grant-not-allowed', `no grant type of client ${id} ${what}`);
}

const SIGN_IN_GRANTS: ReadonlySet<string> = new Set([
  'authorization_code',
  'implicit',
  'urn:ietf:params:oauth:grant-type:device_code',
]);

type Audience = Readonly<{ peers: readonly Client[]; resource: ResourceServer | undefined }>;

function audienceOf(
  snapshot: Snapshot,
  client: Client,
  { user, scopes, audience }: SignIn,
): Step<Audience> {
  const isAPI = audience !== undefined && snapshot.resourceServers.has(audience);
  const resource = isAPI
    ? findAskable(snapshot, audience, client)
    : findDefault(snapshot, client, { actsForItself: user === undefined });
  if (isAPI && resource === undefined) {
    const message = `client ${client.id} may not ask for tokens for ${audience}`;
    return refuse('audience-not-allowed', message);
  }
  const named = (scopes ?? []).map(audienceOfScope).filter((id) => id !== undefined);
  const ids = audience === undefined || isAPI ? named : [...named, audience];
  const peers = ids.map((id) => findTrusting(snapshot, id, client.id));
  const stranger = peers.indexOf(undefined);
  if (stranger >= 0) {
    const message = `${ids[stranger]} does not list ${client.id} among its trustedPeers`;
    return refuse('audience-not-allowed', message);
  }
  return { value: { peers: peers.filter((peer) => peer !== undefined), resource } };
}

function scopesOf(client: Client, { scopes: asked }: SignIn): Step<readonly string[]> {
  const scopes = (asked ?? client.scopes).filter((scope) => audienceOfScope(scope) === undefined);
  const stray = scopes.find((scope) => !client.scopes.includes(scope));
  if (stray === undefined) return { value: scopes };
  return refuse('scope-not-allowed', `client ${client.id} may not ask for scope ${stray}`);
}

function userOf(
  { usersBySub }: Snapshot,
  client: Client,
  { user: name }: SignIn,
  now: Date,
): Step<User | undefined> {
  if (name === undefined) return { value: undefined };
  const user = [...usersBySub.values()].find(({ key }) => key === name);
  if (user === undefined) return refuse('unknown-user', `there is no user ${name}`);
  if (!user.enabled) return refuse('user-disabled', `${name} is disabled`);
  if (!isActive(user, now.getTime())) return refuse('user-expired', `${name} has expired`);
  return mayUse(client, user) ? { value: user } : notAllowed(client, user);
}

function notAllowed({ id, allowedGroups }: Client, { key }: User): RefusedSignIn {
  if (allowedGroups === undefined) {
    return refuse('not-among-allowed-users', `${key} is not among the allowedUsers of ${id}`);
  }
  const groups = allowedGroups.join(', ') || 'nobody';
  return refuse('not-in-allowed-groups', `${id} is for ${groups}, and ${key} is not among them`);
}
