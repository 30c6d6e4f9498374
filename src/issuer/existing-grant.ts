import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { mayUse } from '../people/access.ts';
import { consentRuleOf } from '../people/consent.ts';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import type { AllowedConsent, RememberedConsents } from './remembered-consents.ts';

type LoadGrant = (ctx: KoaContextWithOIDC) => Promise<Grant | undefined>;

/**
 * Finds what a person allowed an app already: in this session, or in another one that is remembered.
 * Where the file says that nobody is asked, everything the app may ask for is allowed. Whatever is
 * missing then, the engine asks for.
 */
export function createLoadExistingGrant(
  current: CurrentSnapshot,
  consents: RememberedConsents,
): LoadGrant {
  return async (ctx) => {
    const snapshot = current.get();
    const client = findClient(snapshot, ctx.oidc.client?.clientId ?? '');
    const user = snapshot.usersBySub.get(ctx.oidc.account?.accountId ?? '');
    const grant = await grantOfSession(ctx);
    if (client === undefined || user === undefined || !mayUse(client, user)) return grant;
    if (grant !== undefined && hasEverything(ctx, grant)) return grant;
    const allowed = await allowedBeforehand(ctx, client, user.sub, consents);
    return allowed === undefined ? grant : widen(ctx, grant, allowed);
  };
}

/** What the last page or the session holds, as the engine has it by default. */
async function grantOfSession({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
  const id = oidc.result?.consent?.grantId ?? oidc.session?.grantIdFor(oidc.client?.clientId ?? '');
  return id === undefined ? undefined : oidc.provider.Grant.find(id);
}

function hasEverything({ oidc }: KoaContextWithOIDC, grant: Grant): boolean {
  const { scopes, claims, resources } = everythingAskedFor(oidc);
  return (
    areIn(scopes, grant.getOIDCScope().split(' ')) &&
    areIn(claims, grant.getOIDCClaims()) &&
    Object.entries(resources).every(([indicator, names]) =>
      areIn(names, grant.getResourceScope(indicator).split(' ')),
    )
  );
}

const areIn = (names: readonly string[], known: readonly string[]) =>
  names.every((name) => known.includes(name));

async function allowedBeforehand(
  ctx: KoaContextWithOIDC,
  client: Client,
  sub: string,
  consents: RememberedConsents,
): Promise<AllowedConsent | undefined> {
  switch (consentRuleOf(client)) {
    case 'skip':
      return everythingAskedFor(ctx.oidc);
    case 'remember':
      return consents.find(sub, client.id);
    case 'ask':
      return undefined;
  }
}

function everythingAskedFor(oidc: KoaContextWithOIDC['oidc']): AllowedConsent {
  const asked = oidc.requestParamScopes;
  const resources = Object.entries(oidc.resourceServers ?? {}).map(([indicator, { scopes }]) => [
    indicator,
    [...asked].filter((scope) => scopes.has(scope)),
  ]);
  return {
    scopes: [...oidc.requestParamOIDCScopes],
    claims: [...oidc.requestParamClaims],
    resources: Object.fromEntries(resources),
  };
}

/** Adds what is allowed to the grant of the session, or to a new one; writes only what is new. */
async function widen(
  { oidc }: KoaContextWithOIDC,
  existing: Grant | undefined,
  { scopes, claims, resources }: AllowedConsent,
): Promise<Grant> {
  const grant =
    existing ??
    new oidc.provider.Grant({
      clientId: oidc.client?.clientId,
      accountId: oidc.account?.accountId,
    });
  const before = contentOf(grant);
  if (scopes.length > 0) grant.addOIDCScope(scopes.join(' '));
  if (claims.length > 0) grant.addOIDCClaims([...claims]);
  for (const [indicator, names] of Object.entries(resources)) {
    if (names.length > 0) grant.addResourceScope(indicator, names.join(' '));
  }
  if (contentOf(grant) !== before) await grant.save();
  return grant;
}

const contentOf = ({ openid, resources }: Grant) => JSON.stringify([openid, resources]);
