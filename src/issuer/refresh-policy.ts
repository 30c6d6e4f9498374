/** What `refreshTokens` of a client file says: when there is one, how long it lives, how it rotates. */
import type { Configuration, Provider } from 'oidc-provider';
import type { Client, RefreshPolicy } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import type { StoredPayload } from '../store/store.ts';

type RefreshToken = InstanceType<Provider['RefreshToken']>;

/** The part of the engine's settings that is about refresh tokens, lifetimes apart. */
export function refreshRules(current: CurrentSnapshot): Configuration {
  return {
    issueRefreshToken: (_ctx, { clientId }, { scopes }) => {
      const client = findClient(current.get(), clientId);
      if (client?.grantTypes.includes('refresh_token') !== true) return false;
      const { issue } = client.refreshTokens;
      return issue === 'always' || (issue === 'asked' && scopes.has('offline_access'));
    },
    rotateRefreshToken: async ({ oidc }) => {
      const { RefreshToken: token } = oidc.entities;
      const client = findClient(current.get(), token?.clientId ?? '');
      if (token === undefined || client === undefined) return false;
      if (client.refreshTokens.rotate) return true;
      if (client.refreshTokens.idle !== undefined) await markUsed(token, current, client);
      return false;
    },
  };
}

/** Seconds that a refresh token has when it is issued, by a sign-in or by a rotation. */
export function refreshTokenLifetime(
  current: CurrentSnapshot,
  { clientId = '', iiat }: Readonly<{ clientId?: string | undefined; iiat?: number | undefined }>,
): number {
  const client = findClient(current.get(), clientId);
  const time = now();
  return Math.max(1, endOf({ iiat: iiat ?? time, lastUsed: time }, current, client) - time);
}

/** Seconds after a sign-in at which the refresh tokens of a client have ended. */
export function longestRefreshLifetime(current: CurrentSnapshot, clientId = ''): number {
  const ttl = findClient(current.get(), clientId)?.refreshTokens.ttl;
  return ttl ?? current.get().issuer.ttl.refreshToken;
}

/**
 * How the engine gets to see a stored refresh token. One that was replaced a moment ago looks
 * unused, where the client file allows for that; a lifetime that was shortened holds for the tokens
 * that are out already.
 */
export function createRefreshTokenView(
  current: CurrentSnapshot,
): (row: StoredPayload) => StoredPayload {
  return (row) => {
    const { clientId, consumed, exp, iat, iiat = iat } = row;
    if (typeof clientId !== 'string' || typeof exp !== 'number') return row;
    if (typeof iat !== 'number' || typeof iiat !== 'number') return row;
    const client = findClient(current.get(), clientId);
    const end = Math.min(exp, endOf({ iiat, lastUsed: iat }, current, client));
    const { reuseInterval } = policyOf(client);
    const isReusable =
      typeof consumed === 'number' &&
      reuseInterval !== undefined &&
      now() - consumed <= reuseInterval;
    return { ...row, exp: end, consumed: isReusable ? undefined : consumed };
  };
}

const NO_POLICY: RefreshPolicy = { issue: 'never', rotate: true };

const policyOf = (client: Client | undefined) => client?.refreshTokens ?? NO_POLICY;

/** Seconds since the epoch. `iiat`: when the first token of the family was issued. */
type Times = Readonly<{ iiat: number; lastUsed: number }>;

function endOf(
  { iiat, lastUsed }: Times,
  current: CurrentSnapshot,
  client: Client | undefined,
): number {
  const { ttl = current.get().issuer.ttl.refreshToken, idle = Infinity } = policyOf(client);
  return Math.min(iiat + ttl, lastUsed + idle);
}

/** A token that is not replaced lives on by being used; `iat` is the time of its last use. */
async function markUsed(
  token: RefreshToken,
  current: CurrentSnapshot,
  client: Client,
): Promise<void> {
  const iiat = token.iiat ?? token.iat;
  token.iat = now();
  token.exp = endOf({ iiat, lastUsed: token.iat }, current, client);
  await token.save();
}

const now = () => Math.floor(Date.now() / 1000);
