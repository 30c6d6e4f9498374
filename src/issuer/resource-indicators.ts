import { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { ResourceServer } from '../snapshot/resource-server.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { findAskable, findDefault } from '../snapshot/trust.ts';

type Settings = NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>;

/** Tokens for APIs, as the Resources of the directory say (RFC 8707, RFC 9068). */
export function createResourceIndicators(current: CurrentSnapshot): Settings {
  const clientOf = ({ clientId }: { clientId: string }) => findClient(current.get(), clientId);
  return {
    enabled: true,
    getResourceServerInfo: (ctx, identifier, { clientId }) => {
      const client = findClient(current.get(), clientId);
      const server = client && findAskable(current.get(), identifier, client);
      if (client === undefined || server === undefined) throw new errors.InvalidTarget();
      refuseScopesOutOfReach(ctx, client, server);
      return engineView(client, server);
    },
    defaultResource: (ctx, client, oneOf) => {
      const identifier = defaultOf(clientOf(client), ctx, current);
      return oneOf === undefined || oneOf.includes(identifier ?? '') ? identifier : oneOf;
    },
    // With a default of its own a client gets that token without naming it again.
    useGrantedResource: (ctx, { clientId, resourceIndicators }) =>
      resourceIndicators.has(defaultOf(clientOf({ clientId: clientId ?? '' }), ctx, current)),
  };
}

/** What is asked for by name is refused by name; what was granted once only shrinks. */
function refuseScopesOutOfReach(
  { oidc }: KoaContextWithOIDC,
  client: Client,
  server: ResourceServer,
): void {
  const refused = [...oidc.requestParamScopes].find(
    (scope) => server.scopes.has(scope) && !client.scopes.includes(scope),
  );
  if (refused === undefined) return;
  throw new errors.InvalidScope('requested scope is not allowed', refused);
}

function engineView(client: Client, server: ResourceServer) {
  const { identifier, scopes, tokenFormat, tokenTTL, tokenAlg } = server;
  return {
    audience: identifier,
    scope: [...scopes.keys()].filter((scope) => client.scopes.includes(scope)).join(' '),
    accessTokenFormat: tokenFormat,
    accessTokenTTL: tokenTTL,
    jwt: { sign: { alg: tokenAlg } },
  };
}

function defaultOf(
  client: Client | undefined,
  { oidc }: KoaContextWithOIDC,
  current: CurrentSnapshot,
): string | undefined {
  const actsForItself = oidc.params?.['grant_type'] === 'client_credentials';
  return client && findDefault(current.get(), client, { actsForItself })?.identifier;
}
