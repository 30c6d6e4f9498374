import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAgeKey, secretYAML } from './sops-secret.ts';
import { runIdpfile } from './idpfile-process.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { privateJwk } from '../../src/secret/signing-keys.ts';
import { aliceFile, clientFile } from './declarations.ts';
import { CALLBACK, discover, signIn } from './openid-client-app.ts';
import { issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';
import { withDirectory } from './serve-directory.ts';

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

let issuer: RunningIssuer;

beforeAll(async () => {
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      ...Object.fromEntries(
        ALGORITHMS.map((alg) => [`clients/${alg.toLowerCase()}.yaml`, clientAsking(alg)]),
      ),
      'clients/signed.yaml': clientFile('signed', {
        redirectURIs: [CALLBACK],
        public: true,
        clientMetadata: { userinfo_signed_response_alg: 'ES256' },
      }),
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('tokens.idToken.alg', () => {
  test.each(ALGORITHMS)('%s signs the ID token with a key that is published', async (alg) => {
    const app = await discover(issuer, alg.toLowerCase(), undefined, {
      id_token_signed_response_alg: alg,
    });
    const { id_token = '' } = await signIn(app);

    const { alg: used, kid } = partOf(id_token, 0);
    expect(used).toBe(alg);
    const response = await fetch(`${issuer.url}/jwks`);
    const { keys } = (await response.json()) as { keys: JsonWebKey[] };
    const jwk = keys.find((key) => key.kid === kid);
    expect(jwk).toMatchObject({ alg, use: 'sig' });
    expect(() => createPublicKey({ key: jwk ?? {}, format: 'jwk' })).not.toThrow();
  });

  test('that the own keys of the issuer have not is refused, and the message says what to do', async () => {
    await using age = await createAgeKey();
    const keys = (await generateSigningKeys(['RS256'])).map(privateJwk);
    const secret = secretYAML('signing', 'REPLACED').replace(
      '"REPLACED"',
      `'${JSON.stringify({ keys })}'`,
    );
    const url = 'http://localhost:1';
    await using directory = await withDirectory({
      'issuer.yaml': issuerYAML(url, url, '  keys: { secretRef: { name: signing } }\n'),
      'secrets/signing.yaml': await age.encrypt(secret),
      'clients/wiki.yaml': clientAsking('PS256'),
    });

    const { code, stdout } = await runIdpfile(['validate', directory.path], age.environment);

    expect(code).toBe(1);
    expect(stdout).toContain("PS256 is to sign the ID tokens, and the issuer's keys are for RS256");
    expect(stdout).toContain('add a key for PS256');
    expect(stdout).not.toContain('engine');
  });
});

test('userinfo_signed_response_alg of clientMetadata signs what the userinfo endpoint says', async () => {
  const { access_token } = await signIn(await discover(issuer, 'signed'));

  const response = await fetch(`${issuer.url}/me`, {
    headers: { authorization: `Bearer ${access_token}` },
  });

  expect(response.headers.get('content-type')).toMatch(/^application\/jwt/);
  const token = await response.text();
  expect(partOf(token, 0)).toMatchObject({ alg: 'ES256' });
  expect(partOf(token, 1)).toMatchObject({ email: 'alice@example.com', aud: 'signed' });
});

function clientAsking(alg: string): string {
  return clientFile(alg.toLowerCase(), {
    redirectURIs: [CALLBACK],
    public: true,
    tokens: { idToken: { alg } },
  });
}

function partOf(token: string, index: 0 | 1): Readonly<Record<string, unknown>> {
  const part = token.split('.')[index] ?? '';
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
}
