import type { STANDARD_SCOPES } from './scope-rules.ts';

type StandardScope = (typeof STANDARD_SCOPES)[number];

/** The claims that each standard scope opens (OpenID Connect Core section 5.4). */
export const CLAIMS_OF_SCOPE = {
  openid: ['sub'],
  profile: [
    'name',
    'given_name',
    'family_name',
    'preferred_username',
    'picture',
    'locale',
    'zoneinfo',
  ],
  email: ['email', 'email_verified'],
  phone: ['phone_number'],
  groups: ['groups'],
  offline_access: [],
} as const satisfies Record<StandardScope, readonly string[]>;
