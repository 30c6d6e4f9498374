import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { engineShapeOf } from './engine-shape.ts';
import { isMapping } from '../document/is-mapping.ts';
import { PASSWORD_SIGN_IN } from './password-sign-in.ts';

/** What the engine itself answers, whatever the scopes are. */
const OF_THE_SIGN_IN: readonly string[] = ['sub', 'sid', 'auth_time', 'acr', 'amr', 'iss'];

type Requested = Readonly<Record<string, unknown>>;

/**
 * The `claims` request parameter (OpenID Connect Core section 5.5): single claims without the scope
 * that opens them. A client gets no more by it than by its scopes: what none of those in its file
 * opens is left out of the request, as the section allows, before anybody is asked about it.
 */
export function createClaimsParameter(current: CurrentSnapshot) {
  return {
    enabled: true,
    assertClaimsParameter: (ctx: KoaContextWithOIDC, requested: object): void => {
      const claims: Requested = { ...requested };
      refuseUnknownAuthentication(claims);
      const { params, client } = ctx.oidc;
      if (params === undefined) return;
      const allowed = allowedClaims(current, client?.clientId ?? '');
      params['claims'] = JSON.stringify(narrow(claims, allowed));
    },
  };
}

/** Sign-in has one class only; to ask again and again for another one would lead nowhere. */
function refuseUnknownAuthentication({ id_token: idToken }: Requested): void {
  if (!isMapping(idToken)) return;
  const { acr } = idToken;
  if (!isMapping(acr) || acr['essential'] !== true) return;
  const offered: unknown = PASSWORD_SIGN_IN.acr;
  const isOther = 'value' in acr && acr['value'] !== offered;
  const { values = [offered] } = acr;
  if (isOther || (Array.isArray(values) && !values.includes(offered))) {
    throw new errors.UnmetAuthenticationRequirements(
      `the only authentication context class is ${PASSWORD_SIGN_IN.acr}`,
    );
  }
}

function allowedClaims(current: CurrentSnapshot, clientId: string): ReadonlySet<string> {
  const snapshot = current.get();
  const client = findClient(snapshot, clientId);
  const { claimsOfScope } = engineShapeOf(snapshot);
  const opened = (client?.scopes ?? [])
    .filter((scope) => scope !== 'openid')
    .flatMap((scope) => claimsOfScope[scope] ?? []);
  return new Set([...OF_THE_SIGN_IN, ...opened, ...Object.keys(client?.claims ?? {})]);
}

function narrow(claims: Requested, allowed: ReadonlySet<string>): Requested {
  return Object.fromEntries(
    Object.entries(claims).map(([place, asked]) => [
      place,
      isMapping(asked)
        ? Object.fromEntries(Object.entries(asked).filter(([name]) => allowed.has(name)))
        : asked,
    ]),
  );
}
