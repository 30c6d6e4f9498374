import type { ExpandedClient } from './expand-client.ts';
import type { ClientSpec } from './generated/client.ts';

/** How a client may prove who it is (OpenID Connect Core section 9, RFC 8705 section 2). */
export type AuthMethod = NonNullable<ClientSpec['tokenEndpointAuthMethod']>;

/** Methods that begin with a TLS connection. */
export const CERTIFICATE_METHODS: readonly AuthMethod[] = [
  'tls_client_auth',
  'self_signed_tls_client_auth',
];

const SECRET_METHODS: readonly AuthMethod[] = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
];

/** The method that a client names, or the one that its other fields imply. */
export function authMethodOf(spec: ExpandedClient['spec']): AuthMethod {
  if (spec.tokenEndpointAuthMethod !== undefined) return spec.tokenEndpointAuthMethod;
  if (spec.public) return 'none';
  if (spec.tlsClientAuth !== undefined) return 'tls_client_auth';
  const provesByKeys = hasKeys(spec) && !(signsOnly(spec) && hasSecretField(spec));
  return provesByKeys ? 'private_key_jwt' : 'client_secret_basic';
}

/** Whether a client proves itself by a secret. */
export function usesSecret(spec: ExpandedClient['spec']): boolean {
  return SECRET_METHODS.includes(authMethodOf(spec));
}

/** Whether it publishes keys, here or elsewhere. */
export function hasKeys({ jwks, jwksURI }: ClientSpec): boolean {
  return jwks !== undefined || jwksURI !== undefined;
}

/** Beside a secret, keys may be there for signing requests. */
const signsOnly = ({ signedRequest }: ClientSpec) => signedRequest !== undefined;

function hasSecretField({ secretHash, secretRef, previousSecrets }: ClientSpec): boolean {
  return [secretHash, secretRef, previousSecrets].some((given) => given !== undefined);
}
