import type { ClientMetadata } from 'oidc-provider';

const TEXTS = [
  'client_id',
  'client_name',
  'client_secret',
  'tls_client_auth_san_dns',
  'tls_client_auth_san_email',
  'tls_client_auth_san_ip',
  'tls_client_auth_san_uri',
  'tls_client_auth_subject_dn',
] as const;
const ADDRESSES = [
  'backchannel_logout_uri',
  'client_uri',
  'jwks_uri',
  'logo_uri',
  'policy_uri',
  'tos_uri',
] as const;
const ADDRESS_LISTS = ['redirect_uris', 'post_logout_redirect_uris'] as const;

const PLAIN_TEXT = /^[\x20-\x7e]+$/;
/** No loopback, no IP address, no punycode, no user name, port or fragment. */
const PLAIN_ADDRESS = /^https:\/\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:\/[\w./?=&%~+-]*)?$/;

/**
 * The same text for clients that the engine cannot tell apart: in them it sees that a name is plain
 * text and that an address is a plain https one, never which. Undefined for a client that it may
 * look at more closely.
 */
export function likenessOf(metadata: ClientMetadata): string | undefined {
  const { jwks, subject_type: subjectType } = metadata;
  if (jwks !== undefined || subjectType !== undefined) return undefined;
  // Whether its scopes exist is not asked.
  const alike: Record<string, unknown> = { ...metadata, scope: undefined };
  for (const field of TEXTS) {
    if (metadata[field] === undefined) continue;
    if (!PLAIN_TEXT.test(metadata[field])) return undefined;
    alike[field] = 'text';
  }
  for (const field of ADDRESSES) {
    if (metadata[field] === undefined) continue;
    if (!PLAIN_ADDRESS.test(metadata[field])) return undefined;
    alike[field] = 'address';
  }
  for (const field of ADDRESS_LISTS) {
    const addresses = metadata[field] ?? [];
    if (!addresses.every((address) => PLAIN_ADDRESS.test(address))) return undefined;
    alike[field] = addresses.length > 0;
  }
  return JSON.stringify(alike);
}
