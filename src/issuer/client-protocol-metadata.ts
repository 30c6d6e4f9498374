import type { ClientMetadata } from 'oidc-provider';
import type { CertificateSubject, Client } from '../snapshot/client.ts';

const PLAIN_MODES = ['query', 'fragment', 'form_post'];
const SIGNED_MODES = ['jwt', 'query.jwt', 'fragment.jwt', 'form_post.jwt'];

const SUBJECT_MEMBERS = {
  subjectDN: 'tls_client_auth_subject_dn',
  sanDNS: 'tls_client_auth_san_dns',
  sanURI: 'tls_client_auth_san_uri',
  sanIP: 'tls_client_auth_san_ip',
  sanEmail: 'tls_client_auth_san_email',
} as const satisfies Record<keyof CertificateSubject, string>;

/**
 * What a client wants beyond the plain code flow, in the words of RFC 9126, RFC 9101, JARM, RFC 9449
 * and RFC 8705.
 */
export function protocolMetadata(client: Client): Omit<ClientMetadata, 'client_id'> {
  const { signedRequest, tokensBoundTo } = client;
  return {
    ...responsesOf(client),
    ...(client.pushedRequestsOnly === true ? { require_pushed_authorization_requests: true } : {}),
    ...(signedRequest?.required === true ? { require_signed_request_object: true } : {}),
    ...(signedRequest?.alg === undefined ? {} : { request_object_signing_alg: signedRequest.alg }),
    ...(tokensBoundTo === 'dpop' ? { dpop_bound_access_tokens: true } : {}),
    ...(tokensBoundTo === 'certificate'
      ? { tls_client_certificate_bound_access_tokens: true }
      : {}),
  };
}

/** A client that did not ask for signed responses gets none: there may be no key to sign them. */
function responsesOf({ grantTypes, responseTypes, signedResponse }: Client): object {
  if (!grantTypes.includes('authorization_code')) return { response_types: [] };
  const response_types = [...(responseTypes ?? ['code'])];
  if (signedResponse === undefined) return { response_types, response_modes: PLAIN_MODES };
  return {
    response_types,
    response_modes: signedResponse.required ? SIGNED_MODES : [...PLAIN_MODES, ...SIGNED_MODES],
    authorization_signed_response_alg: signedResponse.alg,
  };
}

/** RFC 8705 section 2.1.2. */
export function subjectMetadata(subject: CertificateSubject): Omit<ClientMetadata, 'client_id'> {
  return Object.fromEntries(
    Object.entries(SUBJECT_MEMBERS).flatMap(([field, member]) => {
      const value = Reflect.get(subject, field);
      return typeof value === 'string' ? [[member, value]] : [];
    }),
  );
}
