import type { Configuration } from 'oidc-provider';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { actorOf } from './actor.ts';

/** Claims of access tokens beside the standard ones; introspection shows them as well. */
export function createTokenClaims(
  current: CurrentSnapshot,
): NonNullable<Configuration['extraTokenClaims']> {
  return (_ctx, token) => {
    if (token.kind === 'ClientCredentials') {
      return { ...findClient(current.get(), token.clientId ?? '')?.serviceClaims };
    }
    const act = actorOf(token);
    return act === undefined ? {} : { act };
  };
}
