import { durationText } from '../../resource/duration.ts';
import type { ExpandedClient } from '../../resource/expand-client.ts';
import type { ResourceOf } from '../../resource/resource.ts';
import { buildIssuer } from '../../snapshot/build-issuer.ts';
import { lineOf, type ShownField } from './shown-field.ts';

type Defaults = NonNullable<ResourceOf<'Issuer'>['value']['spec']['defaults']>;

/** The lifetimes that a client leaves to its issuer. */
export function lifetimeFields(
  { spec }: ExpandedClient,
  issuer: ResourceOf<'Issuer'>,
): readonly ShownField[] {
  const { ttl } = buildIssuer(issuer, undefined, issuer.value.spec.url);
  const ofRefreshToken =
    typeof spec.refreshTokens === 'object' ? spec.refreshTokens.ttl : undefined;
  const hasPeople = spec.grantTypes.includes('authorization_code');
  const left = [
    { field: 'tokens.accessToken.ttl', given: spec.tokens?.accessToken?.ttl, applies: true },
    { field: 'tokens.idToken.ttl', given: spec.tokens?.idToken?.ttl, applies: hasPeople },
    { field: 'refreshTokens.ttl', given: ofRefreshToken, applies: mayRefresh(spec) },
  ] as const;
  const seconds = {
    'tokens.accessToken.ttl': ttl.accessToken,
    'tokens.idToken.ttl': ttl.idToken,
    'refreshTokens.ttl': ttl.refreshToken,
  };
  return left
    .filter(({ given, applies }) => applies && given === undefined)
    .map(({ field }) => ({
      name: field,
      value: durationText(seconds[field]),
      origin: originIn(issuer, DEFAULT_OF[field]),
    }));
}

/** Whether the client can get a refresh token at all. */
export function mayRefresh(spec: ExpandedClient['spec']): boolean {
  if (!spec.grantTypes.includes('refresh_token') || spec.refreshTokens === false) return false;
  return spec.refreshTokens !== undefined || spec.scopes.includes('offline_access');
}

const DEFAULT_OF = {
  'tokens.accessToken.ttl': 'accessTokenTTL',
  'tokens.idToken.ttl': 'idTokenTTL',
  'refreshTokens.ttl': 'refreshTokenTTL',
} as const satisfies Record<string, keyof Defaults>;

function originIn({ value, document }: ResourceOf<'Issuer'>, field: keyof Defaults) {
  return value.spec.defaults?.[field] === undefined
    ? ({ kind: 'default' } as const)
    : lineOf(document, `/spec/defaults/${field}`);
}
