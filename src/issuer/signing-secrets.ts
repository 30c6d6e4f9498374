import type { Client as EngineClient } from 'oidc-provider';
import type { AcceptedSecret } from '../snapshot/client.ts';

type Key = Readonly<{ kty: 'oct'; use: 'sig'; alg: 'HS256'; k: string }>;

/** The engine has a store of such keys for each client, though its types do not say so. */
type KeyStore = { selectForVerify(wanted: Readonly<{ alg: string }>): readonly Key[] };

/**
 * Lets a client of client_secret_jwt sign with any of its secrets, each until it expires (OpenID
 * Connect Core section 9). The engine itself knows of the first alone, and of no end.
 */
export function acceptSignatures(
  client: EngineClient,
  accepted: readonly AcceptedSecret[],
): EngineClient {
  const store = client['symmetricKeyStore'];
  if (!isKeyStore(store)) throw new Error('the engine keeps the secrets of clients elsewhere');
  const keys = accepted.flatMap((secret) =>
    secret.kind === 'plaintext' ? [{ ...secret, key: keyOf(secret.secret.reveal()) }] : [],
  );
  store.selectForVerify = ({ alg }) => {
    if (alg !== 'HS256') return [];
    const now = Date.now();
    return keys.filter(({ expiresAt = Infinity }) => expiresAt > now).map(({ key }) => key);
  };
  return client;
}

function keyOf(secret: string): Key {
  const k = Buffer.from(secret).toString('base64url');
  return { kty: 'oct', use: 'sig', alg: 'HS256', k };
}

function isKeyStore(value: unknown): value is KeyStore {
  return (
    typeof value === 'object' &&
    value !== null &&
    'selectForVerify' in value &&
    typeof value.selectForVerify === 'function'
  );
}
