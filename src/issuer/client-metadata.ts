import { randomBytes } from 'node:crypto';
import type { ClientMetadata } from 'oidc-provider';
import { DEVICE_CODE } from '../resource/client-type.ts';
import type { Client, GrantType } from '../snapshot/client.ts';
import { protocolMetadata, subjectMetadata } from './client-protocol-metadata.ts';

/**
 * What the engine gets where only a hash of the secret is known, or nothing: it insists on a text. Never the
 * hash itself, which would work as the secret wherever the comparison is not ours.
 */
const PLACEHOLDER_SECRET = `hashed-${randomBytes(32).toString('base64url')}`;

/** Those that end with an ID token. */
const SIGN_IN_GRANTS: readonly GrantType[] = ['authorization_code', DEVICE_CODE];

/** A client in the words of OpenID Connect Dynamic Client Registration 1.0 section 2. */
export function clientMetadata(client: Client): ClientMetadata {
  return {
    client_id: client.id,
    client_name: client.name,
    application_type: client.applicationType,
    redirect_uris: [...client.redirectURIs],
    post_logout_redirect_uris: [...client.postLogoutRedirectURIs],
    ...protocolMetadata(client),
    grant_types: [...client.grantTypes],
    ...(client.scopes.length === 0 ? {} : { scope: client.scopes.join(' ') }),
    ...(SIGN_IN_GRANTS.some((grant) => client.grantTypes.includes(grant))
      ? { id_token_signed_response_alg: client.idTokenAlg }
      : {}),
    ...(client.subjectType === 'public' ? {} : { subject_type: client.subjectType }),
    ...(client.sectorIdentifierURI === undefined
      ? {}
      : { sector_identifier_uri: client.sectorIdentifierURI }),
    ...authentication(client),
    ...keysOf(client),
    ...(client.logoURL === undefined ? {} : { logo_uri: client.logoURL }),
    ...(client.clientURI === undefined ? {} : { client_uri: client.clientURI }),
    ...(client.policyURI === undefined ? {} : { policy_uri: client.policyURI }),
    ...(client.tosURI === undefined ? {} : { tos_uri: client.tosURI }),
    ...(client.backchannelLogoutURI === undefined
      ? {}
      : {
          backchannel_logout_uri: client.backchannelLogoutURI,
          backchannel_logout_session_required: true,
        }),
    ...client.clientMetadata,
  };
}

function keysOf({ keys }: Client): Omit<ClientMetadata, 'client_id'> {
  return {
    ...(keys?.jwks === undefined ? {} : { jwks: keys.jwks as ClientMetadata['jwks'] }),
    ...(keys?.jwksURI === undefined ? {} : { jwks_uri: keys.jwksURI }),
  };
}

/** client_secret_basic stands for client_secret_post as well: the engine takes either. */
function authentication({ credential }: Client): Omit<ClientMetadata, 'client_id'> {
  switch (credential.kind) {
    case 'none':
      return { token_endpoint_auth_method: 'none' };
    case 'private_key_jwt':
    case 'self_signed_tls_client_auth':
      return { token_endpoint_auth_method: credential.kind };
    case 'tls_client_auth':
      return {
        token_endpoint_auth_method: credential.kind,
        ...subjectMetadata(credential.subject),
      };
    case 'secrets': {
      const [current] = credential.accepted;
      return {
        token_endpoint_auth_method: credential.signs ? 'client_secret_jwt' : 'client_secret_basic',
        client_secret: current?.kind === 'plaintext' ? current.secret.reveal() : PLACEHOLDER_SECRET,
      };
    }
  }
}
