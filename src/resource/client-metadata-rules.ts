import { nearest } from '../diagnostic/nearest.ts';
import type { ClientRule, Finding } from './client-rule.ts';
import type { ExpandedClient } from './expand-client.ts';
import { escapePointer } from '../diagnostic/pointer.ts';

/** What `clientMetadata` may say: members of RFC 7591 and its extensions that have no field. */
export const CLIENT_METADATA = [
  'backchannel_logout_session_required',
  'default_max_age',
  'require_auth_time',
  'response_modes',
  'token_endpoint_auth_signing_alg',
  'userinfo_signed_response_alg',
] as const;

/** Members that are said by a field of the language. */
const FIELD_OF_MEMBER: Readonly<Record<string, string>> = {
  application_type: 'type',
  authorization_signed_response_alg: 'signedResponse.alg',
  backchannel_logout_uri: 'backchannelLogoutURI',
  client_id: 'id',
  client_name: 'name',
  client_secret: 'secretRef',
  client_secret_expires_at: 'previousSecrets',
  client_uri: 'clientURI',
  contacts: 'contacts',
  dpop_bound_access_tokens: 'tokens.accessToken.boundTo',
  grant_types: 'grantTypes',
  id_token_signed_response_alg: 'tokens.idToken.alg',
  initiate_login_uri: 'initiateLoginURI',
  jwks: 'jwks',
  jwks_uri: 'jwksURI',
  logo_uri: 'logoURL',
  policy_uri: 'policyURI',
  post_logout_redirect_uris: 'postLogoutRedirectURIs',
  redirect_uris: 'redirectURIs',
  request_object_signing_alg: 'signedRequest.alg',
  require_pushed_authorization_requests: 'pushedAuthorizationRequests',
  require_signed_request_object: 'signedRequest.required',
  response_types: 'responseTypes',
  scope: 'scopes',
  sector_identifier_uri: 'sectorIdentifierURI',
  subject_type: 'subjectType',
  tls_client_auth_san_dns: 'tlsClientAuth.sanDNS',
  tls_client_auth_san_email: 'tlsClientAuth.sanEmail',
  tls_client_auth_san_ip: 'tlsClientAuth.sanIP',
  tls_client_auth_san_uri: 'tlsClientAuth.sanURI',
  tls_client_auth_subject_dn: 'tlsClientAuth.subjectDN',
  tls_client_certificate_bound_access_tokens: 'tokens.accessToken.boundTo',
  token_endpoint_auth_method: 'tokenEndpointAuthMethod',
  tos_uri: 'tosURI',
};

/** Whether `clientMetadata` says only what nothing else says, and what has an effect. */
export const METADATA_RULES: readonly ClientRule[] = [metadataHasAnEffect];

function metadataHasAnEffect({ spec }: ExpandedClient): Finding[] {
  const known: readonly string[] = CLIENT_METADATA;
  return Object.keys(spec.clientMetadata ?? {})
    .filter((member) => !known.includes(member))
    .map((member) => ({
      rule: 'client-metadata',
      at: `clientMetadata/${escapePointer(member)}`,
      ...wordsFor(member),
    }));
}

function wordsFor(member: string): Readonly<{ message: string; help: string }> {
  if (Object.hasOwn(FIELD_OF_MEMBER, member)) {
    const field = `spec.${FIELD_OF_MEMBER[member] ?? member}`;
    return {
      message: `${member} has a field of its own: ${field}`,
      help: `write ${field} instead`,
    };
  }
  const close = nearest(member, [...CLIENT_METADATA, ...Object.keys(FIELD_OF_MEMBER)]);
  return {
    message: `${JSON.stringify(member)} would have no effect`,
    help: close === undefined ? `known: ${CLIENT_METADATA.join(', ')}` : `did you mean ${close}?`,
  };
}
