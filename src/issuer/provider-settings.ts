import type { AdapterFactory, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { mayUse } from '../people/access.ts';
import { pairwiseSubject } from '../people/pairwise-subject.ts';
import type { Secret } from '../secret/secret.ts';
import { signingKeysOf, type KeysInUse } from '../secret/key-schedule.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient, type Snapshot } from '../snapshot/snapshot.ts';
import { isActive } from '../snapshot/user.ts';
import { createFindAccount } from './account.ts';
import { createAudienceCheck, withAudienceCheck } from './audience-scopes.ts';
import { createClaimsParameter } from './claims-parameter.ts';
import { CLIENT_FEATURES, keySettings } from './engine-features.ts';
import { createCertificateChecks } from './client-certificate.ts';
import { clientSettings } from './client-settings.ts';
import { createCrossOriginRule } from './cross-origin-rule.ts';
import { DEVICE_CODE_TTL, deviceFlow, expiresWithSession } from './device-flow.ts';
import { createFetch, documentFeature } from './document-clients.ts';
import { createCookieSignatures } from './cookie-signatures.ts';
import type { EnginePages } from './engine-pages.ts';
import { engineRoutes } from './engine-routes.ts';
import type { EngineShape } from './engine-shape.ts';
import { createLoadExistingGrant } from './existing-grant.ts';
import { createInteractionPolicy } from './interaction-policy.ts';
import { createOfflineAccess } from './offline-access.ts';
import { longestRefreshLifetime, refreshRules, refreshTokenLifetime } from './refresh-policy.ts';
import { protocolFeatures } from './protocol-features.ts';
import type { RememberedConsents } from './remembered-consents.ts';
import { createResourceIndicators } from './resource-indicators.ts';
import { createScopesParameter } from './scopes-parameter.ts';
import type { SecretUses } from './secret-uses.ts';
import { sessionLifetime } from './session-lifetime.ts';
import { createSignatureNote } from './signing-secrets.ts';
import { createTokenClaims } from './token-claims.ts';

/** Lifetimes that nobody needs to change, in seconds. */
const INTERACTION_TTL = 600;
const AUTHORIZATION_CODE_TTL = 60;

export type ProviderParts = Readonly<{
  current: CurrentSnapshot;
  adapter: AdapterFactory;
  keys: KeysInUse;
  cookieKeys: readonly string[];
  pairwiseKey: Secret;
  consents: RememberedConsents;
  shape: EngineShape;
  pages: EnginePages;
  secretUses: Pick<SecretUses, 'note'>;
}>;

/** All our choices for the engine; whatever is not named here is its default. */
export function providerSettings(parts: ProviderParts): Configuration {
  const { current, adapter, keys, cookieKeys, pages, shape } = parts;
  return {
    adapter,
    ...keySettings(keys),
    findAccount: withAudienceCheck(current, createFindAccount(current)),
    routes: engineRoutes(shape.routes),
    renderError: pages.renderError,
    interactions: {
      policy: createInteractionPolicy(current),
      url: (_ctx, { uid }) => pages.interactionPath(uid),
    },
    ...clientSettings(
      shape,
      signingKeysOf(keys).map(({ alg }) => alg),
    ),
    ...subjectRules(parts),
    extraParams: { scopes: createScopesParameter(current), scope: scopeParameter(current) },
    extraTokenClaims: createTokenClaims(current),
    ...tokenRules(current),
    ...lifetimes(current),
    assertJwtClientAuthClaimsAndHeader: createSignatureNote(current, parts.secretUses),
    cookies: cookieRules(current.latest().issuer.url, cookieKeys),
    features: features(parts),
  };
}

function scopeParameter(current: CurrentSnapshot): (ctx: KoaContextWithOIDC) => void {
  const keepOfflineAccess = createOfflineAccess(current);
  const checkAudiences = createAudienceCheck(current);
  return (ctx) => {
    keepOfflineAccess(ctx);
    checkAudiences(ctx);
  };
}

function subjectRules({ current, consents, pairwiseKey }: ProviderParts): Configuration {
  return {
    loadExistingGrant: createLoadExistingGrant(current, consents),
    pairwiseIdentifier: (_ctx, sub, { clientId }) => {
      const client = findClient(current.get(), clientId);
      // Never the public one instead: with it the app could recognise the person elsewhere.
      if (client === undefined) throw new Error('the client of a pairwise subject is gone');
      return pairwiseSubject(pairwiseKey, client, sub);
    },
  };
}

function tokenRules(current: CurrentSnapshot): Configuration {
  return {
    pkce: {
      required: (_ctx, client) => findClient(current.get(), client.clientId)?.pkce !== 'optional',
    },
    ...refreshRules(current),
    expiresWithSession,
    clientBasedCORS: createCrossOriginRule(current),
    fetch: createFetch(current),
  };
}

function lifetimes(current: CurrentSnapshot): Configuration {
  const ttl = () => current.get().issuer.ttl;
  const clientOf = (client: { clientId: string }) => findClient(current.get(), client.clientId);
  return {
    ttl: {
      AccessToken: (_ctx, { resourceServer }, client) =>
        resourceServer?.accessTokenTTL ?? clientOf(client)?.accessTokenTTL ?? ttl().accessToken,
      IdToken: (_ctx, _token, client) => clientOf(client)?.idTokenTTL ?? ttl().idToken,
      ClientCredentials: (_ctx, { resourceServer }, client) =>
        resourceServer?.accessTokenTTL ?? clientOf(client)?.accessTokenTTL ?? ttl().accessToken,
      RefreshToken: (_ctx, token) => refreshTokenLifetime(current, token),
      Session: (_ctx, { loginTs }) => sessionLifetime(ttl(), loginTs),
      // A refresh token may be issued on the last day of a session.
      Grant: (_ctx, { clientId }) => ttl().session + longestRefreshLifetime(current, clientId),
      AuthorizationCode: AUTHORIZATION_CODE_TTL,
      DeviceCode: DEVICE_CODE_TTL,
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
    keys: createCookieSignatures(keys),
    names: {
      session: `${host}idpfile_session`,
      interaction: `${path}idpfile_interaction`,
      resume: `${path}idpfile_resume`,
    },
    long: options,
    short: options,
  };
}

function features({ current, pages, shape }: ProviderParts): Configuration['features'] {
  return {
    ...CLIENT_FEATURES,
    ...protocolFeatures(shape, createCertificateChecks(current)),
    clientIdMetadataDocument: documentFeature(current, shape.documents),
    deviceFlow: deviceFlow(pages),
    claimsParameter: createClaimsParameter(current),
    devInteractions: { enabled: false },
    userinfo: { enabled: true },
    introspection: {
      enabled: true,
      allowedPolicy: async (ctx, client, token) => {
        // So that one which a document describes is known below.
        await ctx.oidc.provider.Client.find(token.clientId ?? '').catch(() => undefined);
        return client.clientAuthMethod !== 'none' && isStillOfSomebody(current.get(), token);
      },
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
    resourceIndicators: createResourceIndicators(current),
  };
}

type Token = Readonly<{ clientId?: string | undefined; accountId?: string | undefined }>;

/**
 * Whether the client and the person of a token still are there, and the person still may use the
 * client. The engine would answer 500 for a client that is gone, and call the token of a person who
 * is gone active.
 */
function isStillOfSomebody(snapshot: Snapshot, { clientId = '', accountId }: Token): boolean {
  const client = findClient(snapshot, clientId);
  if (client?.enabled !== true) return false;
  if (accountId === undefined) return true;
  const user = snapshot.usersBySub.get(accountId);
  return user !== undefined && isActive(user) && mayUse(client, user);
}
