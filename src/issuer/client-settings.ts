import type { Configuration } from 'oidc-provider';
import { CERTIFICATE_METHODS, type AuthMethod } from '../resource/client-auth-method.ts';
import type { SigningAlgorithm } from '../secret/signing-keys.ts';
import { SIGNATURE_ALGORITHMS } from './engine-features.ts';
import type { EngineShape } from './engine-shape.ts';
import { PASSWORD_SIGN_IN } from './password-sign-in.ts';

/** Ed25519 is EdDSA by its newer name (RFC 9864); libraries of apps use either. */
const KEYS_OF_CLIENTS = [...SIGNATURE_ALGORITHMS, 'Ed25519' as const];

/** The part of our choices that decides which clients the engine accepts. */
const SETTINGS = {
  enabledJWA: {
    idTokenSigningAlgValues: [...SIGNATURE_ALGORITHMS],
    userinfoSigningAlgValues: [...SIGNATURE_ALGORITHMS],
    clientAuthSigningAlgValues: [...KEYS_OF_CLIENTS, 'HS256'],
    requestObjectSigningAlgValues: KEYS_OF_CLIENTS,
    dPoPSigningAlgValues: KEYS_OF_CLIENTS,
  },
  allowOmittingSingleRegisteredRedirectUri: false,
  // Apps look for email and groups in the ID token; where a client file says otherwise the account
  // gives nothing to put there.
  conformIdTokenClaims: false,
  subjectTypes: ['public', 'pairwise'],
  // It would be fetched before the client could be used; whoever reviews the file reviews it.
  sectorIdentifierUriValidate: () => false,
} as const satisfies Configuration;

/**
 * The same for a directory of this shape.
 * @param algorithms those that the issuer has a key to sign with
 */
export function clientSettings(
  shape: EngineShape,
  algorithms: readonly SigningAlgorithm[] = SIGNATURE_ALGORITHMS,
): Configuration {
  const { claimsOfScope, responseTypes } = shape;
  const opening = Object.entries(claimsOfScope).filter(([, claims]) => claims.length > 0);
  return {
    ...SETTINGS,
    enabledJWA: {
      ...SETTINGS.enabledJWA,
      idTokenSigningAlgValues: [...algorithms],
      userinfoSigningAlgValues: [...algorithms],
      authorizationSigningAlgValues: [...algorithms],
    },
    responseTypes: [...responseTypes],
    clientAuthMethods: authMethodsOf(shape),
    scopes: Object.keys(claimsOfScope),
    acrValues: [PASSWORD_SIGN_IN.acr],
    claims: Object.fromEntries(
      opening.map(([scope, claims]) => [
        scope,
        scope === 'openid' ? [...claims, 'amr'] : [...claims],
      ]),
    ),
  };
}

function authMethodsOf({ certificates }: EngineShape): AuthMethod[] {
  const byCertificate = CERTIFICATE_METHODS.filter(
    (method) => certificates === 'verified' || method === 'self_signed_tls_client_auth',
  );
  return [
    'client_secret_basic',
    'client_secret_post',
    'client_secret_jwt',
    'private_key_jwt',
    ...(certificates === 'none' ? [] : byCertificate),
    'none',
  ];
}
