import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { validateDocument } from '../../src/resource/validate-document.ts';
import { clientFile } from '../e2e/declarations.ts';
import { fileOf } from '../snapshot/tree-of.ts';

const SERVICE = { type: 'service', secretRef: { name: 'a' } };
const WEB = { redirectURIs: ['https://a.example.com/cb'], secretRef: { name: 'a' } };
const SPA = { redirectURIs: ['https://a.example.com/cb'], public: true };
const ED25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

/** `pointer rule: message — help` of every mistake of a client. */
function mistakesOf(spec: object): string[] {
  const parsed = parseDocuments(fileOf('clients/a.yaml', clientFile('a', { ...spec })));
  if (!parsed.ok) throw new Error(`this is no YAML: ${stringify(spec)}`);
  return parsed.value.flatMap((document) =>
    validateDocument(document).diagnostics.map(
      ({ pointer, rule, message, help }) => `${pointer} ${rule}: ${message} — ${help ?? ''}`,
    ),
  );
}

describe('a client that fits together has no mistakes', () => {
  test.each([
    ['a service', SERVICE],
    ['a service with keys', { type: 'service', jwks: { keys: [ED25519] } }],
    ['a service whose keys lie elsewhere', { type: 'service', jwksURI: 'http://10.0.0.1/jwks' }],
    [
      'a key beside ones of other kinds',
      { type: 'service', jwks: { keys: [{ kty: 'EC', crv: 'P-521' }, ED25519] } },
    ],
    [
      'refresh settings',
      { ...WEB, refreshTokens: { ttl: '30d', idle: '30d', rotate: true, reuseInterval: '10s' } },
    ],
    ['a rotating app that forgives', { ...SPA, refreshTokens: { reuseInterval: '10s' } }],
    ['both ways', { ...WEB, grantTypes: ['authorization_code', 'client_credentials'] }],
    [
      'further metadata',
      {
        ...SPA,
        clientMetadata: { default_max_age: 60, require_auth_time: true, response_modes: ['query'] },
      },
    ],
  ])('%s', (_what, spec) => {
    expect(mistakesOf(spec)).toEqual([]);
  });
});

describe('a client that contradicts itself', () => {
  test.each([
    [
      'a public one that acts for itself',
      { ...SPA, grantTypes: ['authorization_code', 'client_credentials'] },
      '/spec/grantTypes contradiction: a public client cannot use client_credentials',
    ],
    [
      'refresh tokens without their grant',
      { ...WEB, grantTypes: ['authorization_code'], refreshTokens: true },
      '/spec/refreshTokens contradiction: refreshTokens without refresh_token',
    ],
    [
      'refresh tokens of a service',
      { ...SERVICE, refreshTokens: { ttl: '1d' } },
      '/spec/refreshTokens contradiction: refreshTokens without refresh_token',
    ],
    [
      'forgiveness without rotation',
      { ...WEB, refreshTokens: { reuseInterval: '10s' } },
      '/spec/refreshTokens/reuseInterval contradiction: reuseInterval has no effect',
    ],
    [
      'idleness beyond the lifetime',
      { ...WEB, refreshTokens: { ttl: '1h', idle: '2h' } },
      '/spec/refreshTokens/idle contradiction: a refresh token that ends after 1h is never unused for 2h',
    ],
    [
      'old secrets beside keys',
      {
        type: 'service',
        jwks: { keys: [ED25519] },
        previousSecrets: [{ secretRef: { name: 'a' }, expiresAt: '2026-12-01T00:00:00Z' }],
      },
      '/spec/jwks contradiction: a client proves itself by a key or by a secret',
    ],
  ])('%s', (_what, spec, expected) => {
    const mistakes = mistakesOf(spec);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(expected);
  });
});

describe('keys of a client', () => {
  test.each([
    ['a private key', { ...ED25519, d: 'canary-private-part' }],
    ['a symmetric key', { kty: 'oct', k: 'canary-private-part' }],
  ])('%s is refused at its place, and its text is not shown', (_what, key) => {
    const mistakes = mistakesOf({ type: 'service', jwks: { keys: [ED25519, key] } });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain('/spec/jwks/keys/1 client-keys: this key holds its private part');
    expect(mistakes[0]).not.toContain('canary');
  });

  test.each([
    ['another curve', { kty: 'EC', crv: 'P-384', x: 'AA', y: 'AA' }],
    ['an algorithm that is not accepted', { ...ED25519, alg: 'ES256' }],
    ['a key for encryption', { ...ED25519, use: 'enc' }],
    ['an unknown type', { kty: 'constructor' }],
  ])('%s alone is refused, since it proves nothing', (_what, key) => {
    const mistakes = mistakesOf({ type: 'service', jwks: { keys: [key] } });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain('/spec/jwks client-keys: none of these keys can prove');
  });
});

describe('clientMetadata', () => {
  test.each([
    [
      'a member with a field of its own',
      'client_name',
      'client_name has a field of its own: spec.name — write spec.name instead',
    ],
    [
      'the ID token algorithm',
      'id_token_signed_response_alg',
      'has a field of its own: spec.tokens.idToken.alg',
    ],
    [
      'a slip of the pen',
      'require_auth_tim',
      '"require_auth_tim" would have no effect — did you mean require_auth_time?',
    ],
    [
      'something unheard of',
      'software_statement',
      '"software_statement" would have no effect — known: ',
    ],
    ['a name of JavaScript', 'valueOf', '"valueOf" would have no effect'],
  ])('refuses %s', (_what, member, expected) => {
    const mistakes = mistakesOf({ ...SPA, clientMetadata: { [member]: 'x' } });
    const told = mistakes.join('\n');
    expect(mistakes).toHaveLength(1);
    expect(told).toContain(expected);
  });
});
