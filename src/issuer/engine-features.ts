import type { Configuration } from 'oidc-provider';
import { privateJwk, type SigningAlgorithm, type SigningKey } from '../secret/signing-keys.ts';

/** The algorithms of signatures: ours, and those of clients that prove themselves by a key. */
export const SIGNATURE_ALGORITHMS: readonly SigningAlgorithm[] = [
  'RS256',
  'PS256',
  'ES256',
  'EdDSA',
];

/** The features of the engine that decide which clients it accepts. */
export const CLIENT_FEATURES = {
  clientCredentials: { enabled: true },
  backchannelLogout: { enabled: true },
  jwtUserinfo: { enabled: true },
} as const satisfies Configuration['features'];

/** The keys of an engine. A client that gets no ID tokens names no algorithm: any will do for it. */
export function keySettings(signingKeys: readonly SigningKey[]): Configuration {
  return {
    jwks: { keys: signingKeys.map(privateJwk) },
    clientDefaults: { id_token_signed_response_alg: signingKeys[0]?.alg ?? 'RS256' },
  };
}
