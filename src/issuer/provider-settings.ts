import type { AdapterFactory, Configuration } from 'oidc-provider';
import { privateJwk, type SigningKey } from '../secret/signing-keys.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient, type Snapshot } from '../snapshot/snapshot.ts';
import { createFindAccount } from './account.ts';
import { clientSettings } from './client-settings.ts';
import { createInteractionPolicy } from './interaction-policy.ts';
import type { EnginePages } from './engine-pages.ts';
import { createScopesParameter } from './scopes-parameter.ts';

/** Lifetimes that nobody needs to change, in seconds. */
const INTERACTION_TTL = 600;
const AUTHORIZATION_CODE_TTL = 60;

export type ProviderParts = Readonly<{
  current: CurrentSnapshot;
  adapter: AdapterFactory;
  signingKeys: readonly SigningKey[];
  cookieKeys: readonly string[];
  pages: EnginePages;
}>;

/** All our choices for the engine; whatever is not named here is its default. */
export function providerSettings(parts: ProviderParts): Configuration {
  const { current, adapter, signingKeys, cookieKeys, pages } = parts;
  return {
    adapter,
    jwks: { keys: signingKeys.map(privateJwk) },
    findAccount: createFindAccount(current),
    renderError: pages.renderError,
    interactions: {
      policy: createInteractionPolicy(),
      url: (_ctx, { uid }) => pages.interactionPath(uid),
    },
    ...clientSettings,
    extraParams: { scopes: createScopesParameter(current) },
    ...tokenRules(current),
    ...lifetimes(current),
    cookies: cookieRules(current.latest().issuer.url, cookieKeys),
    features: features(current, pages),
  };
}

function tokenRules(current: CurrentSnapshot): Configuration {
  return {
    pkce: {
      required: (_ctx, client) => findClient(current.get(), client.clientId)?.pkce !== 'optional',
    },
    issueRefreshToken: (_ctx, client, code) => {
      const policy = findClient(current.get(), client.clientId)?.refreshTokens ?? 'never';
      return policy === 'always' || (policy === 'asked' && code.scopes.has('offline_access'));
    },
  };
}

function lifetimes(current: CurrentSnapshot): Configuration {
  const ttl = () => current.get().issuer.ttl;
  const clientOf = (client: { clientId: string }) => findClient(current.get(), client.clientId);
  return {
    ttl: {
      AccessToken: (_ctx, _token, client) => clientOf(client)?.accessTokenTTL ?? ttl().accessToken,
      IdToken: (_ctx, _token, client) => clientOf(client)?.idTokenTTL ?? ttl().idToken,
      RefreshToken: () => ttl().refreshToken,
      Session: () => ttl().session,
      Grant: () => Math.max(ttl().session, ttl().refreshToken),
      AuthorizationCode: AUTHORIZATION_CODE_TTL,
      Interaction: INTERACTION_TTL,
    },
  };
}

/** Apps on the same host share our cookie jar, ports notwithstanding: hence names of our own. */
function cookieRules(issuerURL: string, keys: readonly string[]): Configuration['cookies'] {
  const { protocol, pathname } = new URL(issuerURL);
  const secure = protocol === 'https:';
  const options = { httpOnly: true, sameSite: 'lax', secure, signed: true } as const;
  const host = secure && pathname === '/' ? '__Host-' : secure ? '__Secure-' : '';
  const path = secure ? '__Secure-' : '';
  return {
    keys: [...keys],
    names: {
      session: `${host}idpfile_session`,
      interaction: `${path}idpfile_interaction`,
      resume: `${path}idpfile_resume`,
    },
    long: options,
    short: options,
  };
}

function features(current: CurrentSnapshot, pages: EnginePages): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: true },
    introspection: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) =>
        client.clientAuthMethod !== 'none' && isStillOfSomebody(current.get(), token),
    },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: pages.logoutSource,
      postLogoutSuccessSource: pages.postLogoutSuccessSource,
    },
    // Off until they are served in full.
    pushedAuthorizationRequests: { enabled: false },
    resourceIndicators: { enabled: false },
    dPoP: { enabled: false },
  };
}

type Token = Readonly<{ clientId?: string | undefined; accountId?: string | undefined }>;

/**
 * Whether the client and the person of a token still are there. The engine would answer 500 for a
 * client that is gone, and call the token of a person who is gone active.
 */
function isStillOfSomebody(snapshot: Snapshot, { clientId = '', accountId }: Token): boolean {
  if (findClient(snapshot, clientId)?.enabled !== true) return false;
  return accountId === undefined || snapshot.usersBySub.get(accountId)?.enabled === true;
}
