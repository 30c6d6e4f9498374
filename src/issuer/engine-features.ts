import type { Configuration } from 'oidc-provider';
import { signingKeysOf, type KeysInUse } from '../secret/key-schedule.ts';
import {
  ALGORITHMS,
  DEFAULT_ALGORITHM,
  privateJwk,
  type SigningAlgorithm,
} from '../secret/signing-keys.ts';

/** The algorithms of signatures: ours, and those of clients that prove themselves by a key. */
export const SIGNATURE_ALGORITHMS: readonly SigningAlgorithm[] = ALGORITHMS;

/** The features of the engine that decide which clients it accepts. */
export const CLIENT_FEATURES = {
  clientCredentials: { enabled: true },
  backchannelLogout: { enabled: true },
  deviceFlow: { enabled: true },
  jwtUserinfo: { enabled: true },
} as const satisfies Configuration['features'];

/**
 * The keys of an engine, of which it takes the first that fits. One that only verifies says so (RFC
 * 7517 section 4.3), and signs nothing, not even where no other key is for the algorithm. A client
 * that gets no ID tokens names no algorithm: any will do for it.
 */
export function keySettings(keys: KeysInUse): Configuration {
  const jwks = keys.published.map(({ key, state }) =>
    state === 'signing' ? privateJwk(key) : { ...privateJwk(key), key_ops: ['verify'] },
  );
  const [first] = signingKeysOf(keys);
  const alg = first?.alg ?? DEFAULT_ALGORITHM;
  return {
    jwks: { keys: jwks },
    clientDefaults: { id_token_signed_response_alg: alg, authorization_signed_response_alg: alg },
  };
}
