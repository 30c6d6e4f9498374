/**
 * Scopes such as `audience:server:client_id:backend-app`: an app asks for an ID token that another
 * client accepts as well, as with Dex. The other client has to list the app among its trustedPeers.
 */
import {
  errors,
  type FindAccount,
  type IdToken,
  type KoaContextWithOIDC,
  type Provider,
} from 'oidc-provider';
import { mayUse } from '../people/access.ts';
import { audienceOfIdToken, audienceOfScope } from '../resource/audience-scope.ts';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findTrusting } from '../snapshot/trust.ts';
import { override } from './override.ts';

type OIDCContext = KoaContextWithOIDC['oidc'];

/** The clients, by id, that scopes want in the audience of the ID token. */
export function audiencesIn(scopes: Iterable<string>): readonly string[] {
  return [...scopes].map(audienceOfScope).filter((audience) => audience !== undefined);
}

/** Refuses an authorization request for an audience that does not trust the app. */
export function createAudienceCheck(current: CurrentSnapshot): (ctx: KoaContextWithOIDC) => void {
  return ({ oidc }) => {
    findAudiences(current, oidc.requestParamScopes, oidc.client?.clientId);
  };
}

/**
 * Asks again whenever the account is looked up: trust may have been withdrawn since, and only now it
 * is known who signs in. A refresh token is refused before it is used up.
 */
export function withAudienceCheck(current: CurrentSnapshot, findAccount: FindAccount): FindAccount {
  return async (ctx, sub, token) => {
    const account = await findAccount(ctx, sub, token);
    if (account === undefined || token?.kind === 'AccessToken') return account;
    const scopes = token?.scopes ?? ctx.oidc.requestParamScopes;
    const audiences = findAudiences(current, scopes, ctx.oidc.client?.clientId);
    const user = current.get().usersBySub.get(sub);
    if (audiences.every((audience) => user !== undefined && mayUse(audience, user))) return account;
    throw token === undefined
      ? new errors.AccessDenied('this account may not use the requested audience')
      : new errors.InvalidGrant('this account may not use the requested audience');
  };
}

/** @throws errors.InvalidScope when one of the audiences does not trust the app */
function findAudiences(
  current: CurrentSnapshot,
  scopes: Iterable<string>,
  peer = '',
): readonly Client[] {
  return audiencesIn(scopes).map((id) => {
    const audience = findTrusting(current.get(), id, peer);
    if (audience !== undefined) return audience;
    throw new errors.InvalidScope('the requested audience does not trust this client', id);
  });
}

/** Makes the engine let these scopes pass, and put what they want into ID tokens. */
export function installAudienceScopes(provider: Provider): void {
  letScopesPass(provider);
  addressIdTokens(provider);
  readHints(provider);
}

function letScopesPass({ OIDCContext: { prototype } }: Provider): void {
  const known = Object.getOwnPropertyDescriptor(prototype, 'requestParamOIDCScopes');
  if (known?.get === undefined) throw new Error('the engine reads scopes in another way');
  Object.defineProperty(prototype, 'requestParamOIDCScopes', {
    configurable: true,
    get(this: OIDCContext): Set<string> {
      const others: Iterable<string> = known.get?.call(this) ?? [];
      // Without a person there is no ID token that could be for anybody.
      const asked = this.route === 'token' ? [] : [...this.requestParamScopes];
      return new Set([...others, ...asked.filter((scope) => audienceOfScope(scope) !== undefined)]);
    },
  });
}

/** Several audiences and the party that was given the token (OpenID Connect Core section 2). */
function addressIdTokens({ IdToken: { prototype } }: Provider): void {
  override(
    prototype,
    'issue',
    (issue) =>
      function issueAddressed(this: IdToken, options) {
        const audiences = options.use === 'idtoken' ? audiencesIn(grantedScopes(this)) : [];
        if (audiences.length > 0) address(this, audiences);
        return issue.call(this, options);
      },
  );
}

function grantedScopes(token: IdToken): readonly string[] {
  return 'scope' in token && typeof token.scope === 'string' ? token.scope.split(' ') : [];
}

function address(token: IdToken, audiences: readonly string[]): void {
  const { clientId } = token.client;
  const audience = audienceOfIdToken(audiences, clientId);
  token.set('azp', clientId);
  const payload = token.payload.bind(token);
  token.payload = async () =>
    Object.defineProperty(await payload(), 'aud', {
      enumerable: true,
      get: () => audience,
      set() {
        // The engine writes its own audience right before it signs.
      },
    });
}

/** The engine looks for one audience in an id_token_hint: that is who the token was given to. */
function readHints({ OIDCContext: { prototype } }: Provider): void {
  override(
    prototype,
    'entity',
    (entity) =>
      function entityWithOneAudience(this: OIDCContext, key: string, value: unknown) {
        entity.call(this, key, key === 'IdTokenHint' ? givenTo(value) : value);
      },
  );
}

function givenTo(hint: unknown): unknown {
  if (typeof hint !== 'object' || hint === null || !('payload' in hint)) return hint;
  const { payload } = hint;
  if (typeof payload !== 'object' || payload === null || !('aud' in payload)) return hint;
  const isGiven = Array.isArray(payload.aud) && 'azp' in payload;
  return isGiven ? { ...hint, payload: { ...payload, aud: payload.azp } } : hint;
}
