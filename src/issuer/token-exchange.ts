/**
 * Token exchange (RFC 8693): a client presents a token that was issued to another one, which lists it
 * among its trustedPeers, and gets a token of its own or one for a third client that trusts it. The
 * new token allows no more, lives no longer, and ends with the grant of the person.
 */
import {
  errors,
  type Client as EngineClient,
  type FindAccount,
  type Provider,
  type TokenEndpointGrantContext,
} from 'oidc-provider';
import { mayUse } from '../people/access.ts';
import { audienceOfScope } from '../resource/audience-scope.ts';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient, type Snapshot } from '../snapshot/snapshot.ts';
import { findTrusting, isTrustedPeer } from '../snapshot/trust.ts';
import { installDerivedGrants } from './derived-grants.ts';
import { GRANT_TYPE, registerTokenExchange } from './exchange-grant.ts';
import { readExchangeRequest, tokenTypeURI, type ExchangeRequest } from './exchange-request.ts';
import { issueAccessToken, issueIdToken, type Exchange } from './exchanged-tokens.ts';
import { override } from './override.ts';
import {
  findSubjectToken,
  installExchangeableIdTokens,
  unusableSubject,
  type SubjectToken,
} from './subject-token.ts';

/** Serves the grant to clients that name it, and to those that another client trusts. */
export function installTokenExchange(
  provider: Provider,
  current: CurrentSnapshot,
  findAccount: FindAccount,
): void {
  installDerivedGrants(provider);
  installExchangeableIdTokens(provider, current);
  registerTokenExchange(provider, async (ctx) => {
    const exchange = await prepare(provider, current.get(), ctx, findAccount);
    ctx.body = await answerTo(exchange);
  });
  override(
    provider.Client.prototype,
    'grantTypeAllowed',
    (grantTypeAllowed) =>
      function isAllowed(this: EngineClient, type) {
        const isPeer = type === GRANT_TYPE && isTrustedPeer(current.get(), this.clientId);
        return isPeer || grantTypeAllowed.call(this, type);
      },
  );
}

async function prepare(
  provider: Provider,
  snapshot: Snapshot,
  ctx: TokenEndpointGrantContext,
  findAccount: FindAccount,
): Promise<Exchange & { request: ExchangeRequest }> {
  const request = readExchangeRequest(ctx.oidc.params);
  const peer = findClient(snapshot, ctx.oidc.client.clientId);
  if (peer === undefined) throw new errors.InvalidClient('client is invalid');
  if (peer.tokensBoundTo !== undefined) {
    throw new errors.UnauthorizedClient('token exchange gives no tokens that are bound to a key');
  }
  const subject = await findSubjectToken(provider, snapshot, request, peer.id);
  const user = snapshot.usersBySub.get(subject.accountId);
  const account = await findAccount(ctx, subject.accountId);
  if (account === undefined || user === undefined || !mayUse(peer, user)) throw unusableSubject();
  const target = findTrusting(snapshot, request.audience ?? peer.id, peer.id);
  if (target === undefined || !mayUse(target, user)) {
    throw new errors.InvalidTarget('the requested audience does not trust this client');
  }
  return {
    provider,
    ctx,
    request,
    issuerTTL: snapshot.issuer.ttl,
    peer,
    subject,
    account,
    ...(target === peer ? {} : { audience: target.id }),
    scope: scopesFor(request, subject, peer).join(' '),
    actor: { sub: peer.id, ...(subject.act === undefined ? {} : { act: subject.act }) },
  };
}

/** Never more than the presented token has and the file of the client allows. */
function scopesFor(
  { scopes }: ExchangeRequest,
  subject: SubjectToken,
  peer: Client,
): readonly string[] {
  const available = subject.scopes.filter(
    (scope) =>
      scope !== 'offline_access' &&
      audienceOfScope(scope) === undefined &&
      peer.scopes.includes(scope),
  );
  const refused = scopes?.filter((scope) => !available.includes(scope)) ?? [];
  if (refused.length > 0 || available.length === 0) {
    throw new errors.InvalidScope('subject_token does not allow the scope', refused.join(' '));
  }
  return scopes ?? available;
}

/** RFC 8693 section 2.2.1. */
async function answerTo(exchange: Exchange & { request: ExchangeRequest }): Promise<object> {
  const type = exchange.request.requestedTokenType;
  const issue = type === 'access_token' ? issueAccessToken : issueIdToken;
  const { token, expiresIn } = await issue(exchange);
  return {
    access_token: token,
    issued_token_type: tokenTypeURI(type),
    token_type: type === 'access_token' ? 'Bearer' : 'N_A',
    expires_in: expiresIn,
    scope: exchange.scope,
  };
}
