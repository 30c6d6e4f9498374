import { describe, expect, test } from 'vitest';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { validateDocument } from '../../src/resource/validate-document.ts';
import { clientFile } from '../e2e/declarations.ts';
import { fileOf } from '../snapshot/tree-of.ts';

const WEB = { redirectURIs: ['https://a.example.com/cb'], secretRef: { name: 'a' } };
const SPA = { redirectURIs: ['https://a.example.com/cb'], public: true };
const SERVICE = { type: 'service', secretRef: { name: 'a' } };
const ED25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const JWKS = { keys: [ED25519] };
const HASH = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
const WAIVER = { reason: 'the vendor has no code flow yet', until: '2999-01-01T00:00:00Z' };

/** `pointer rule: message` of every mistake of a client. */
function mistakesOf(spec: object): string[] {
  const parsed = parseDocuments(fileOf('clients/a.yaml', clientFile('a', { ...spec })));
  if (!parsed.ok) throw new Error('this is no YAML');
  return parsed.value.flatMap((document) =>
    validateDocument(document).diagnostics.map(
      ({ pointer, rule, message }) => `${pointer} ${rule}: ${message}`,
    ),
  );
}

describe('a client that fits together has no mistakes', () => {
  test.each([
    ['pushed requests', { ...SPA, pushedAuthorizationRequests: 'required' }],
    ['signed requests beside a secret', { ...WEB, jwks: JWKS, signedRequest: { required: true } }],
    ['signed requests with keys', { ...WEB, secretRef: undefined, jwks: JWKS, signedRequest: {} }],
    ['signed responses', { ...SPA, signedResponse: { required: true, alg: 'ES256' } }],
    ['bound tokens', { ...SERVICE, tokens: { accessToken: { boundTo: 'dpop' } } }],
    ['a secret to sign with', { ...SERVICE, tokenEndpointAuthMethod: 'client_secret_jwt' }],
    ['a certificate', { type: 'service', tlsClientAuth: { sanIP: '10.0.0.1' } }],
    [
      'a certificate of its own',
      {
        type: 'service',
        tokenEndpointAuthMethod: 'self_signed_tls_client_auth',
        jwks: { keys: [{ ...ED25519, x5c: ['MIIB'] }] },
      },
    ],
    [
      'a hybrid flow with a waiver',
      { ...WEB, responseTypes: ['code', 'code id_token'], allowImplicit: WAIVER },
    ],
    ['the code flow, said aloud', { ...WEB, responseTypes: ['code'] }],
  ])('%s', (_what, spec) => {
    expect(mistakesOf(spec)).toEqual([]);
  });
});

describe('a client that contradicts itself', () => {
  test.each([
    [
      'a hash to sign with',
      { type: 'service', secretHash: HASH, tokenEndpointAuthMethod: 'client_secret_jwt' },
      '/spec/secretHash contradiction: client_secret_jwt needs the secret itself',
    ],
    [
      'an old hash to sign with',
      {
        ...SERVICE,
        tokenEndpointAuthMethod: 'client_secret_jwt',
        previousSecrets: [{ secretHash: HASH, expiresAt: '2999-01-01T00:00:00Z' }],
      },
      '/spec/previousSecrets/0/secretHash contradiction: client_secret_jwt needs the secret itself',
    ],
    [
      'a public client that signs with a secret',
      { ...SPA, tokenEndpointAuthMethod: 'client_secret_jwt' },
      '/spec/tokenEndpointAuthMethod contradiction: a public client cannot use client_secret_jwt',
    ],
    [
      'a public client with a certificate',
      { ...SPA, tokenEndpointAuthMethod: 'tls_client_auth', tlsClientAuth: { sanIP: '10.0.0.1' } },
      '/spec/tokenEndpointAuthMethod contradiction: a public client cannot use tls_client_auth',
    ],
    [
      'a certificate beside a secret',
      { ...SERVICE, tlsClientAuth: { sanIP: '10.0.0.1' } },
      '/spec/secretRef contradiction: tls_client_auth proves the client by a certificate',
    ],
    [
      'any certificate at all',
      { type: 'service', tokenEndpointAuthMethod: 'tls_client_auth' },
      '/spec/tokenEndpointAuthMethod missing-field: tls_client_auth needs tlsClientAuth',
    ],
    [
      'two things of a certificate',
      { type: 'service', tlsClientAuth: { sanIP: '10.0.0.1', sanDNS: 'a.example.com' } },
      '/spec/tlsClientAuth contradiction: tlsClientAuth says exactly one thing',
    ],
    [
      'a certificate for another method',
      {
        ...SERVICE,
        tokenEndpointAuthMethod: 'client_secret_basic',
        tlsClientAuth: { sanIP: '::1' },
      },
      '/spec/tlsClientAuth contradiction: tlsClientAuth has no effect with client_secret_basic',
    ],
    [
      'a self-signed certificate without keys',
      { type: 'service', tokenEndpointAuthMethod: 'self_signed_tls_client_auth' },
      '/spec/tokenEndpointAuthMethod missing-field: self_signed_tls_client_auth needs jwks',
    ],
    [
      'a self-signed certificate that is not given',
      {
        type: 'service',
        tokenEndpointAuthMethod: 'self_signed_tls_client_auth',
        jwks: JWKS,
      },
      '/spec/jwks client-keys: none of these keys comes with the certificate',
    ],
    [
      'signed requests without keys',
      { ...WEB, signedRequest: { required: true } },
      '/spec/signedRequest missing-field: signedRequest needs jwks or jwksURI',
    ],
    [
      'signed requests of a public client',
      { ...SPA, signedRequest: {} },
      '/spec/signedRequest contradiction: a public client keeps no key',
    ],
    [
      'two words about response modes',
      { ...WEB, signedResponse: {}, clientMetadata: { response_modes: ['query'] } },
      '/spec/signedResponse contradiction: signedResponse and response_modes',
    ],
    [
      'pushed requests of a service',
      { ...SERVICE, pushedAuthorizationRequests: 'required' },
      '/spec/pushedAuthorizationRequests contradiction: pushedAuthorizationRequests is for a client',
    ],
    [
      'a hybrid flow without a waiver',
      { ...WEB, responseTypes: ['code', 'code id_token'] },
      '/spec/responseTypes/1 implicit-flow: code id_token sends ID tokens through the browser',
    ],
    [
      'a waiver for nothing',
      { ...WEB, allowImplicit: WAIVER },
      '/spec/allowImplicit contradiction: allowImplicit without a response type',
    ],
    [
      'access tokens in the browser',
      { ...WEB, responseTypes: ['id_token token'], allowImplicit: WAIVER },
      '/spec/responseTypes/0 not-allowed-value',
    ],
  ])('%s', (_what, spec, expected) => {
    const mistakes = mistakesOf(spec);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
  });
});

test('a member of client metadata that has a field is refused by the name of the field', () => {
  const members = {
    dpop_bound_access_tokens: true,
    require_pushed_authorization_requests: true,
    require_signed_request_object: true,
    authorization_signed_response_alg: 'ES256',
    tls_client_certificate_bound_access_tokens: true,
  };
  const mistakes = mistakesOf({ ...WEB, clientMetadata: members });
  expect(mistakes.map((mistake) => /spec\.[a-zA-Z.]+$/.exec(mistake)?.[0])).toEqual([
    'spec.tokens.accessToken.boundTo',
    'spec.pushedAuthorizationRequests',
    'spec.signedRequest.required',
    'spec.signedResponse.alg',
    'spec.tokens.accessToken.boundTo',
  ]);
});
