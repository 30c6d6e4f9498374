import type { Configuration } from 'oidc-provider';
import { CLAIMS_OF_SCOPE } from '../people/claims.ts';

const { offline_access: _, ...CLAIMS } = CLAIMS_OF_SCOPE;

/** The part of our choices that decides which clients the engine accepts. */
export const clientSettings: Configuration = {
  responseTypes: ['code'],
  clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'] },
  allowOmittingSingleRegisteredRedirectUri: false,
  scopes: Object.keys(CLAIMS_OF_SCOPE),
  claims: Object.fromEntries(Object.entries(CLAIMS).map(([scope, names]) => [scope, [...names]])),
  // Apps look for email and groups in the ID token; where a client file says otherwise the account
  // gives nothing to put there.
  conformIdTokenClaims: false,
};
