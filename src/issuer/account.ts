import type { Account, FindAccount } from 'oidc-provider';
import { mayUse } from '../people/access.ts';
import { claimsFor, idTokenClaimsFor } from '../people/claims.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { isActive } from '../snapshot/user.ts';

/**
 * Answers the engine's question who a subject is. `idTokenClaims` of the client says which claims of
 * the granted scopes go into the ID token (OpenID Connect Core section 5.4), beside those that the
 * request asked for there one by one (section 5.5). A token of somebody who may no longer use the
 * client is a token of nobody; while a person signs in, the interaction policy has more to say.
 */
export function createFindAccount(current: CurrentSnapshot): FindAccount {
  return (ctx, sub, token): Account | undefined => {
    const snapshot = current.get();
    const user = snapshot.usersBySub.get(sub);
    if (user === undefined || !isActive(user)) return undefined;
    const client = findClient(snapshot, ctx.oidc.client?.clientId ?? '');
    if (token !== undefined && client !== undefined && !mayUse(client, user)) return undefined;
    return {
      accountId: sub,
      claims: (use, scope, requested) => {
        if (client === undefined) return { sub };
        const asked = new Set(scope.split(' '));
        const granted = ctx.oidc.grant?.getOIDCScopeFiltered(asked).split(' ') ?? asked;
        const single = Object.keys(requested);
        const view = { client, granted, single, scopes: snapshot.scopes };
        return use === 'id_token' ? idTokenClaimsFor(user, view) : claimsFor(user, view);
      },
    };
  };
}
