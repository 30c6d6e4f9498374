import type { KoaContextWithOIDC } from 'oidc-provider';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { requestObjectClaims } from './request-object.ts';

/**
 * Many apps ask for `offline_access` and never for `prompt=consent`, without which the engine takes
 * the scope away in silence. OpenID Connect Core section 11 leaves room for other conditions: here it
 * is `refreshTokens: true` in the client file. Then the scope stays, people are asked about it like
 * about any other one, and the answer names it.
 */
export function createOfflineAccess(current: CurrentSnapshot): (ctx: KoaContextWithOIDC) => void {
  return (ctx) => {
    const { params, client } = ctx.oidc;
    const scopes = wordsOf(params?.['scope']);
    if (params === undefined || scopes.includes('offline_access') || !isAsked(ctx)) return;
    const declared = findClient(current.get(), client?.clientId ?? '');
    const mayHave =
      declared?.refreshTokens.issue === 'always' &&
      declared.grantTypes.includes('refresh_token') &&
      declared.scopes.includes('offline_access');
    if (mayHave) params['scope'] = [...scopes, 'offline_access'].join(' ');
  };
}

/** The request as it was sent: the engine has changed its own copy by now. */
function isAsked({ query, oidc }: KoaContextWithOIDC): boolean {
  const responseType = wordsOf(oidc.params?.['response_type']);
  if (!responseType.includes('code')) return false;
  const pushed = oidc.entities.PushedAuthorizationRequest?.request;
  const object = pushed ?? oidc.body?.['request'] ?? query['request'];
  // Beside a request object no other parameter counts (RFC 9101 section 6.3).
  const sent = object === undefined ? [query, oidc.body] : [requestObjectClaims(object)];
  return sent.some((parameters) => wordsOf(parameters?.['scope']).includes('offline_access'));
}

function wordsOf(text: unknown): readonly string[] {
  return typeof text === 'string' ? text.split(' ').filter(Boolean) : [];
}
