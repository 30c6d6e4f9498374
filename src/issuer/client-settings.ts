import type { Configuration } from 'oidc-provider';
import { SIGNATURE_ALGORITHMS } from './engine-features.ts';
import type { EngineShape } from './engine-shape.ts';

/** The part of our choices that decides which clients the engine accepts. */
const SETTINGS = {
  responseTypes: ['code'],
  clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
  enabledJWA: {
    idTokenSigningAlgValues: [...SIGNATURE_ALGORITHMS],
    userinfoSigningAlgValues: [...SIGNATURE_ALGORITHMS],
    // Ed25519 is EdDSA by its newer name (RFC 9864); libraries of apps use either.
    clientAuthSigningAlgValues: [...SIGNATURE_ALGORITHMS, 'Ed25519'],
  },
  allowOmittingSingleRegisteredRedirectUri: false,
  // Apps look for email and groups in the ID token; where a client file says otherwise the account
  // gives nothing to put there.
  conformIdTokenClaims: false,
  subjectTypes: ['public', 'pairwise'],
  // It would be fetched before the client could be used; whoever reviews the file reviews it.
  sectorIdentifierUriValidate: () => false,
} as const satisfies Configuration;

/** The same for a directory of this shape. */
export function clientSettings({ claimsOfScope }: EngineShape): Configuration {
  const opening = Object.entries(claimsOfScope).filter(([, claims]) => claims.length > 0);
  return {
    ...SETTINGS,
    scopes: Object.keys(claimsOfScope),
    claims: Object.fromEntries(opening.map(([scope, claims]) => [scope, [...claims]])),
  };
}
