import { errors, type Grant, type IdToken, type Provider } from 'oidc-provider';
import { mayUse } from '../people/access.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient, type Snapshot } from '../snapshot/snapshot.ts';
import { findTrusting } from '../snapshot/trust.ts';
import { isActive } from '../snapshot/user.ts';
import { rootOf, type RootGrant } from './derived-grants.ts';
import type { ExchangeRequest } from './exchange-request.ts';
import { override } from './override.ts';

/** A token that a client presents in order to get another one for it. */
export type SubjectToken = Readonly<{
  /** Subject identifier of the person, the same for every client. */
  accountId: string;
  scopes: readonly string[];
  /** Seconds since the epoch. */
  expiresAt: number;
  /** Who acts with it already. */
  act?: unknown;
  /** The grant with which everything ends that comes of the token. */
  root: RootGrant;
}>;

/** By which an ID token names its grant, where its client has trusted peers. */
const GRANT_CLAIM = 'grant_id';

/**
 * Finds what a presented token stands for, if it is alive and the client that it was issued to
 * trusts the one that presents it.
 * @throws errors.InvalidRequest otherwise, always in the same words (RFC 8693 section 2.2.2)
 */
export async function findSubjectToken(
  provider: Provider,
  snapshot: Snapshot,
  request: ExchangeRequest,
  peer: string,
): Promise<SubjectToken> {
  const find = request.subjectTokenType === 'access_token' ? findAccessToken : findIdToken;
  const found = await find(provider, request.subjectToken);
  if (found === undefined) throw unusableSubject();
  const { grant, ...token } = found;
  const owner = findTrusting(snapshot, grant.clientId ?? '', peer);
  const user = snapshot.usersBySub.get(grant.accountId ?? '');
  if (owner === undefined || user === undefined || !isActive(user) || !mayUse(owner, user)) {
    throw unusableSubject();
  }
  return { ...token, accountId: user.sub, root: rootOf(grant) };
}

/** One answer for every reason: a client that is not trusted learns nothing of the token. */
export function unusableSubject(): errors.InvalidRequest {
  return new errors.InvalidRequest(
    'subject_token is not valid, or not for this client to exchange',
  );
}

/** Lets the trusted peers of a client exchange the ID tokens that are issued to it from now on. */
export function installExchangeableIdTokens(provider: Provider, current: CurrentSnapshot): void {
  override(
    provider.IdToken.prototype,
    'issue',
    (issue) =>
      function issueExchangeable(this: IdToken, options) {
        const client = findClient(current.get(), this.client.clientId);
        if (options.use === 'idtoken' && (client?.trustedPeers ?? []).length > 0) {
          this.set(GRANT_CLAIM, this.ctx.oidc.grant?.jti);
        }
        return issue.call(this, options);
      },
  );
}

type Found = Pick<SubjectToken, 'scopes' | 'expiresAt' | 'act'> & Readonly<{ grant: Grant }>;

/** A token for an API or another client is for them alone, not for being exchanged. */
async function findAccessToken(provider: Provider, value: string): Promise<Found | undefined> {
  const token = await provider.AccessToken.find(value);
  if (token?.exp === undefined || token.aud !== undefined) return undefined;
  // Whoever presents it does not prove the key that it is bound to.
  if (token.jkt !== undefined || token['x5t#S256'] !== undefined) return undefined;
  const grant = await provider.Grant.find(token.grantId);
  if (grant?.clientId !== token.clientId || grant?.accountId !== token.accountId) return undefined;
  return { grant, scopes: [...token.scopes], expiresAt: token.exp, act: token.extra?.['act'] };
}

async function findIdToken(provider: Provider, value: string): Promise<Found | undefined> {
  const claims = await verifiedClaims(provider, value);
  const { exp, act, [GRANT_CLAIM]: grantId } = claims ?? {};
  if (typeof exp !== 'number' || typeof grantId !== 'string') return undefined;
  const grant = await provider.Grant.find(grantId);
  if (exp <= Date.now() / 1000 || grant === undefined) return undefined;
  return { grant, scopes: grant.getOIDCScope().split(' '), expiresAt: exp, act };
}

/** Whose key to check with is for the token to say; then the signature has to be right. */
async function verifiedClaims(
  provider: Provider,
  value: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const { aud, azp = aud } = JSON.parse(
      Buffer.from(value.split('.')[1] ?? '', 'base64url').toString(),
    );
    const client = await provider.Client.find(String(azp));
    return client && (await provider.IdToken.validate(value, client)).payload;
  } catch {
    return undefined;
  }
}
