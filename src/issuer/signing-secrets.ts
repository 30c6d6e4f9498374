import type { Client as EngineClient, Configuration } from 'oidc-provider';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AcceptedSecret } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import type { SecretUses } from './secret-uses.ts';

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

type AfterSignature = NonNullable<Configuration['assertJwtClientAuthClaimsAndHeader']>;

/**
 * Tells which of its secrets a client has signed with. To be called of an assertion that the engine
 * has verified, which does not say by what.
 */
export function createSignatureNote(
  current: CurrentSnapshot,
  uses: Pick<SecretUses, 'note'>,
): AfterSignature {
  return ({ oidc }, _claims, _header, { clientId }) => {
    const assertion: unknown = oidc.params?.['client_assertion'];
    const client = findClient(current.get(), clientId);
    if (client?.credential.kind !== 'secrets' || typeof assertion !== 'string') return;
    const now = Date.now();
    const used = client.credential.accepted.find(
      (accepted) => (accepted.expiresAt ?? Infinity) > now && hasSigned(accepted, assertion),
    );
    if (used !== undefined) uses.note(client, used);
  };
}

function hasSigned(accepted: AcceptedSecret, assertion: string): boolean {
  if (accepted.kind !== 'plaintext') return false;
  const dot = assertion.lastIndexOf('.');
  const signature = Buffer.from(assertion.slice(dot + 1), 'base64url');
  const made = createHmac('sha256', accepted.secret.reveal())
    .update(assertion.slice(0, dot))
    .digest();
  return made.length === signature.length && timingSafeEqual(made, signature);
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
