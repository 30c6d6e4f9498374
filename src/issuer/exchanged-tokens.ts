import {
  errors,
  type Account,
  type Grant,
  type Provider,
  type TokenEndpointGrantContext,
} from 'oidc-provider';
import { audienceScopeFor } from '../resource/audience-scope.ts';
import type { Client } from '../snapshot/client.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { setActor, type Actor } from './actor.ts';
import { deriveGrant } from './derived-grants.ts';
import { GRANT_TYPE } from './exchange-grant.ts';
import { unusableSubject, type SubjectToken } from './subject-token.ts';

/** Everything that is known when a token can be issued. */
export type Exchange = Readonly<{
  provider: Provider;
  ctx: TokenEndpointGrantContext;
  issuerTTL: Snapshot['issuer']['ttl'];
  peer: Client;
  subject: SubjectToken;
  account: Account;
  /** Another client than the peer. */
  audience?: string;
  scope: string;
  actor: Actor;
}>;

/** `expiresIn`: seconds. */
type Issued = Readonly<{ token: string; expiresIn: number }>;

/**
 * Issues an access token, with a grant of its own.
 * @throws errors.InvalidRequest when what it comes from was revoked meanwhile
 */
export async function issueAccessToken(exchange: Exchange): Promise<Issued> {
  const { provider, ctx, subject, audience, scope, actor } = exchange;
  const grant = deriveGrantFor(exchange);
  const token = new provider.AccessToken({
    accountId: subject.accountId,
    client: ctx.oidc.client,
    grantId: await grant.save(),
    gty: GRANT_TYPE,
    scope,
    ...(audience === undefined ? {} : { aud: audience }),
  });
  const expiresIn = Math.min(token.expiration, remaining(subject));
  setActor(token, actor);
  const value = await Object.assign(token, { expiresIn }).save();
  ctx.oidc.entity('AccessToken', token);
  // Revoked while this went on: the new rows may have been too late to be found.
  if ((await provider.Grant.find(subject.root.grantId)) === undefined) {
    await Promise.all([token.destroy(), grant.destroy()]);
    throw unusableSubject();
  }
  return { token: value, expiresIn };
}

/** @throws errors.InvalidScope without openid among the scopes */
export async function issueIdToken(exchange: Exchange): Promise<Issued> {
  const { ctx, provider, peer, account, audience, scope, subject, actor } = exchange;
  if (!scope.split(' ').includes('openid')) {
    throw new errors.InvalidScope('an ID token needs the scope openid', 'openid');
  }
  // It bounds the claims, and is not kept: an ID token ends by its own time alone.
  ctx.oidc.entity('Grant', deriveGrantFor(exchange));
  ctx.oidc.entity('Account', account);
  const claims = await account.claims('id_token', scope, {}, []);
  const token = new provider.IdToken({ ...claims, sub: account.accountId }, { ctx });
  const audiences = audience === undefined ? [] : [audienceScopeFor(audience)];
  Object.assign(token, { scope: [scope, ...audiences].join(' ') });
  token.set('act', actor);
  const ttl = peer.idTokenTTL ?? exchange.issuerTTL.idToken;
  const expiresIn = Math.min(ttl, remaining(subject));
  const expiresAt = Math.floor(Date.now() / 1000) + expiresIn;
  return { token: await token.issue({ use: 'idtoken', expiresAt }), expiresIn };
}

function deriveGrantFor({ provider, peer, subject, scope }: Exchange): Grant {
  return deriveGrant(provider, {
    accountId: subject.accountId,
    clientId: peer.id,
    scope,
    root: subject.root,
    expiresIn: remaining(subject),
  });
}

/** Seconds that a token has left; it was found alive a moment ago. */
function remaining({ expiresAt }: SubjectToken): number {
  return Math.max(1, expiresAt - Math.floor(Date.now() / 1000));
}
