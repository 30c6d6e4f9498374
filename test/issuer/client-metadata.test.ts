import { describe, expect, test } from 'vitest';
import { clientMetadata } from '../../src/issuer/client-metadata.ts';
import { Secret } from '../../src/secret/secret.ts';
import { client } from './clients.ts';

const HASH = '$2b$04$canarycanarycanarycanarycanarycanarycanarycanarycanary';

describe('a client in the words of dynamic client registration', () => {
  test('one with nothing but defaults', () => {
    expect(clientMetadata(client('wiki'))).toEqual({
      client_id: 'wiki',
      client_name: 'wiki',
      application_type: 'web',
      redirect_uris: ['https://wiki.example.com/callback'],
      post_logout_redirect_uris: [],
      response_types: ['code'],
      response_modes: ['query', 'fragment', 'form_post'],
      grant_types: ['authorization_code', 'refresh_token'],
      scope: 'openid',
      id_token_signed_response_alg: 'RS256',
      token_endpoint_auth_method: 'none',
    });
  });

  test.each([
    ['the name', { name: 'Team wiki' }, { client_name: 'Team wiki' }],
    ['a native app', { applicationType: 'native' }, { application_type: 'native' }],
    ['the scopes', { scopes: ['openid', 'email'] }, { scope: 'openid email' }],
    ['another signature', { idTokenAlg: 'ES256' }, { id_token_signed_response_alg: 'ES256' }],
    [
      'refresh tokens never',
      { grantTypes: ['authorization_code'], refreshTokens: { issue: 'never', rotate: true } },
      { grant_types: ['authorization_code'] },
    ],
    [
      'refresh tokens always',
      { refreshTokens: { issue: 'always', rotate: true } },
      { grant_types: ['authorization_code', 'refresh_token'] },
    ],
    [
      'where a sign-out may end',
      { postLogoutRedirectURIs: ['https://wiki.example.com/'] },
      { post_logout_redirect_uris: ['https://wiki.example.com/'] },
    ],
    [
      'links',
      {
        logoURL: 'https://wiki.example.com/logo.png',
        clientURI: 'https://wiki.example.com/about',
        policyURI: 'https://wiki.example.com/privacy',
        tosURI: 'https://wiki.example.com/terms',
      },
      {
        logo_uri: 'https://wiki.example.com/logo.png',
        client_uri: 'https://wiki.example.com/about',
        policy_uri: 'https://wiki.example.com/privacy',
        tos_uri: 'https://wiki.example.com/terms',
      },
    ],
    [
      'a secret in plain text',
      {
        credential: {
          kind: 'secrets',
          accepted: [{ kind: 'plaintext', secret: new Secret('the secret') }],
        },
      },
      { token_endpoint_auth_method: 'client_secret_basic', client_secret: 'the secret' },
    ],
    [
      'a service with keys',
      {
        type: 'service',
        grantTypes: ['client_credentials'],
        redirectURIs: [],
        credential: { kind: 'private_key_jwt' },
        keys: { jwksURI: 'http://10.0.0.1/jwks' },
      },
      {
        grant_types: ['client_credentials'],
        response_types: [],
        token_endpoint_auth_method: 'private_key_jwt',
        jwks_uri: 'http://10.0.0.1/jwks',
      },
    ],
    [
      'where to tell of a sign-out, and of which session',
      { backchannelLogoutURI: 'http://10.0.0.1/logout' },
      {
        backchannel_logout_uri: 'http://10.0.0.1/logout',
        backchannel_logout_session_required: true,
      },
    ],
    [
      'what has no field',
      { clientMetadata: { require_auth_time: true } },
      { require_auth_time: true },
    ],
  ] as const)('%s', (_what, more, expected) => {
    expect(clientMetadata(client('wiki', more))).toMatchObject(expected);
  });

  test('of no scopes the engine is told nothing, since it has no word for it', () => {
    expect(clientMetadata(client('wiki', { scopes: [] }))).not.toHaveProperty('scope');
  });

  test('of a hashed secret the engine gets neither the hash nor anything that could be guessed', () => {
    const { client_secret: placeholder, ...rest } = clientMetadata(
      client('wiki', {
        credential: { kind: 'secrets', accepted: [{ kind: 'hash', hash: HASH }] },
      }),
    );
    expect(rest.token_endpoint_auth_method).toBe('client_secret_basic');
    expect(placeholder).toMatch(/^hashed-[\w-]{43}$/);
    expect(JSON.stringify(rest)).not.toContain('canary');
  });
});
