import type { ClientRule, Finding } from './client-rule.ts';
import { secondsOf } from './duration.ts';
import type { ExpandedClient } from './expand-client.ts';

/** What a client may do for tokens, and how its refresh tokens live. */
export const GRANT_RULES: readonly ClientRule[] = [
  onlyAConfidentialClientActsForItself,
  refreshTokensNeedTheirGrant,
  reuseNeedsRotation,
  idleIsShorterThanLifetime,
];

/** RFC 6749 section 4.4. */
function onlyAConfidentialClientActsForItself({ spec }: ExpandedClient): Finding[] {
  if (!spec.public || !spec.grantTypes.includes('client_credentials')) return [];
  return [
    {
      rule: 'contradiction',
      at: 'grantTypes',
      message: 'a public client cannot use client_credentials: anybody could act in its name',
      help: 'delete client_credentials from the list, or give the client a secret or a key',
    },
  ];
}

function refreshTokensNeedTheirGrant({ spec }: ExpandedClient): Finding[] {
  const { refreshTokens = false, grantTypes } = spec;
  if (refreshTokens === false || grantTypes.includes('refresh_token')) return [];
  return [
    {
      rule: 'contradiction',
      at: 'refreshTokens',
      message: 'refreshTokens without refresh_token among the grant types has no effect',
      help: 'delete refreshTokens, or add refresh_token to grantTypes',
    },
  ];
}

function reuseNeedsRotation({ spec }: ExpandedClient): Finding[] {
  if (typeof spec.refreshTokens !== 'object') return [];
  const { rotate = spec.public, reuseInterval } = spec.refreshTokens;
  if (rotate || reuseInterval === undefined) return [];
  return [
    {
      rule: 'contradiction',
      at: 'refreshTokens/reuseInterval',
      message: 'reuseInterval has no effect where refresh tokens are not rotated',
      help: 'delete it, or write rotate: true',
    },
  ];
}

function idleIsShorterThanLifetime({ spec }: ExpandedClient): Finding[] {
  if (typeof spec.refreshTokens !== 'object') return [];
  const { ttl, idle } = spec.refreshTokens;
  if (ttl === undefined || idle === undefined || secondsOf(idle) <= secondsOf(ttl)) return [];
  return [
    {
      rule: 'contradiction',
      at: 'refreshTokens/idle',
      message: `a refresh token that ends after ${ttl} is never unused for ${idle}`,
      help: 'make idle shorter than ttl, or delete it',
    },
  ];
}
