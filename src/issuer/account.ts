import type { Account, FindAccount } from 'oidc-provider';
import { claimsForScopes, claimsOf } from '../people/claims.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';

/**
 * Answers the engine's question who a subject is. The engine filters the claims by the granted
 * scopes; for a client with `idTokenClaims: standard` the ID token is left with `sub` alone
 * (OpenID Connect Core section 5.4).
 */
export function createFindAccount(current: CurrentSnapshot): FindAccount {
  return (ctx, sub): Account | undefined => {
    const user = current.get().usersBySub.get(sub);
    if (user?.enabled !== true) return undefined;
    return {
      accountId: sub,
      claims: (use) => {
        const client = findClient(current.get(), ctx.oidc.client?.clientId ?? '');
        const bare = use === 'id_token' && client?.idTokenClaims === 'standard';
        return bare ? claimsForScopes(user, []) : claimsOf(user);
      },
    };
  };
}
