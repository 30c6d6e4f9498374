import { authMethodOf, usesSecret } from '../resource/client-auth-method.ts';
import type { ExpandedClient } from '../resource/expand-client.ts';
import { normalizeBcrypt } from '../secret/bcrypt-hash.ts';
import type { Secret } from '../secret/secret.ts';
import type { AcceptedSecret, ClientKeys, Credential } from './client.ts';

/** What the references of a client were resolved to; undefined where a hash is given instead. */
export type ClientSecrets = Readonly<{
  current: Secret | undefined;
  /** One for each of `previousSecrets`. */
  previous: readonly (Secret | undefined)[];
}>;

/** What a client that refers to no Secret gets: always this object. */
export const NO_SECRETS: ClientSecrets = Object.freeze({ current: undefined, previous: [] });

const NO_CREDENTIAL: Credential = Object.freeze({ kind: 'none' });

/** How a client proves who it is. */
export function credentialOf(spec: ExpandedClient['spec'], secrets: ClientSecrets): Credential {
  const method = authMethodOf(spec);
  switch (method) {
    case 'none':
      return NO_CREDENTIAL;
    case 'private_key_jwt':
    case 'self_signed_tls_client_auth':
      return Object.freeze({ kind: method });
    case 'tls_client_auth':
      return Object.freeze({ kind: method, subject: Object.freeze({ ...spec.tlsClientAuth }) });
    case 'client_secret_jwt':
      return Object.freeze({ ...secretsOf(spec, secrets), signs: true });
    case 'client_secret_basic':
    case 'client_secret_post':
      return Object.freeze(secretsOf(spec, secrets));
  }
}

function secretsOf(
  spec: ExpandedClient['spec'],
  secrets: ClientSecrets,
): Extract<Credential, { kind: 'secrets' }> {
  const current = acceptedSecret(spec.secretHash, secrets.current);
  const previous = (spec.previousSecrets ?? []).flatMap(({ secretHash, expiresAt }, index) => {
    const secret = acceptedSecret(secretHash, secrets.previous[index]);
    return secret === undefined ? [] : [{ ...secret, expiresAt: Date.parse(expiresAt) }];
  });
  const accepted = current === undefined ? previous : [current, ...previous];
  return { kind: 'secrets', accepted };
}

/** The public keys that a client gives. */
export function keysOf({ jwks, jwksURI }: ExpandedClient['spec']): ClientKeys | undefined {
  if (jwks !== undefined) return Object.freeze({ jwks });
  return jwksURI === undefined ? undefined : Object.freeze({ jwksURI });
}

/** Whether a client needs a secret from elsewhere: it proves itself by one, and gives no hash. */
export function needsSecret(spec: ExpandedClient['spec']): boolean {
  return usesSecret(spec) && spec.secretHash === undefined;
}

function acceptedSecret(
  hash: string | undefined,
  secret: Secret | undefined,
): AcceptedSecret | undefined {
  if (hash !== undefined) return { kind: 'hash', hash: normalizeBcrypt(hash) };
  return secret === undefined ? undefined : { kind: 'plaintext', secret };
}
