import type { KoaContextWithOIDC } from 'oidc-provider';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';

/**
 * Apps written after a widely copied NextAuth example send what they want as
 * `scopes=openid,profile,email`, while their library adds `scope=openid`. They would learn nobody's
 * name. Such a request counts as if the list stood in `scope` (RFC 6749 section 3.3 lets the server
 * choose; the response names what was granted): never more than the client file allows, and never
 * offline_access, which has conditions of its own.
 */
export function createScopesParameter(current: CurrentSnapshot) {
  return (ctx: KoaContextWithOIDC, value: string | undefined): void => {
    const { params, client } = ctx.oidc;
    if (value === undefined || params?.['scope'] !== 'openid' || client === undefined) return;
    const allowed = findClient(current.get(), client.clientId)?.scopes ?? [];
    const asked = new Set(value.split(/[\s,]+/));
    const added = allowed.filter(
      (scope) => asked.has(scope) && scope !== 'openid' && scope !== 'offline_access',
    );
    params['scope'] = ['openid', ...added].join(' ');
  };
}
