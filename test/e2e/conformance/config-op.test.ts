import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getJSON, startConformanceParty, type ConformanceParty } from './relying-party.ts';

let party: ConformanceParty;

beforeAll(async () => {
  party = await startConformanceParty();
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** What the config OP plan checks (Discovery section 3), each under the name it has there. */
describe('oidcc-discovery-endpoint-verification', () => {
  test('the document is JSON and says it is of this very issuer', async () => {
    const response = await fetch(`${party.issuer.url}/.well-known/openid-configuration`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toMatchObject({ issuer: party.issuer.url });
  });

  test.each([
    'authorization_endpoint',
    'token_endpoint',
    'jwks_uri',
    'userinfo_endpoint',
    'end_session_endpoint',
  ])('%s is an absolute address without a fragment', (name) => {
    const address = new URL(String(party.metadata[name]));
    expect(address.origin).toBe(party.issuer.url);
    expect(address.hash).toBe('');
  });

  test.each([
    ['scopes_supported', 'openid'],
    ['response_types_supported', 'code'],
    ['grant_types_supported', 'authorization_code'],
    ['subject_types_supported', 'public'],
    ['id_token_signing_alg_values_supported', 'RS256'],
    ['claims_supported', 'sub'],
    ['token_endpoint_auth_methods_supported', 'client_secret_basic'],
    ['code_challenge_methods_supported', 'S256'],
  ])('%s is a list with %s', (name, value) => {
    expect(party.metadata[name]).toEqual(expect.arrayContaining([value]));
  });

  test('no algorithm list has none', () => {
    const lists = Object.entries(party.metadata).filter(([name]) => name.includes('_alg_values_'));
    expect(lists).not.toEqual([]);
    for (const [, algorithms] of lists) expect(algorithms).not.toContain('none');
  });

  test('the key set holds public keys only, each with a kid of its own', async () => {
    const { keys } = await getJSON(String(party.metadata['jwks_uri']));
    const set = keys as readonly Readonly<Record<string, unknown>>[];
    expect(new Set(set.map(({ kid }) => kid)).size).toBe(set.length);
    for (const key of set) {
      expect(key).toMatchObject({ use: 'sig', kid: expect.any(String) });
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) {
        expect(key).not.toHaveProperty(secret);
      }
    }
  });
});
