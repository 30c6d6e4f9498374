import { compactVerify } from 'jose';
import { Provider } from 'oidc-provider';
import { expect, test } from 'vitest';
import { CLIENT_FEATURES, keySettings } from '../../src/issuer/engine-features.ts';
import { EngineSigningKey, isSignedInPlace } from '../../src/issuer/engine-signing-key.ts';
import { keysAt, permanentSchedule } from '../../src/secret/key-schedule.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { answerInProcess } from '../../src/issuer/answer-in-process.ts';

const inPlace = await generateSigningKeys(['ES256', 'EdDSA']);

test.each(inPlace.map((key) => [key.alg, key] as const))(
  'a JWS signed in place with %s is one by the public key of the JWK set',
  async (alg, key) => {
    const data = [{ alg }, { sub: 'ana' }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = new EngineSigningKey(key).sign(Buffer.from(data)).toString('base64url');

    const { payload } = await compactVerify(`${data}.${signature}`, { ...key.publicJwk });
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ sub: 'ana' });
  },
);

test('the JWK set shows the public half of every key, whoever signs with it', async () => {
  const keys = await generateSigningKeys(['RS256', 'ES256', 'PS256', 'EdDSA']);
  const provider = new Provider('https://auth.example.com', {
    features: { ...CLIENT_FEATURES, devInteractions: { enabled: false } },
    ...keySettings(keysAt(permanentSchedule(keys), 0)),
  });
  const { body } = await answerInProcess(provider.callback(), { path: '/jwks' });
  expect(body).toEqual({ keys: keys.map(({ publicJwk }) => publicJwk) });
});

test('an RSA key is left to the threads, since it would hold up other requests', async () => {
  const rsa = await generateSigningKeys(['RS256', 'PS256']);
  expect(rsa.map(isSignedInPlace)).toEqual([false, false]);
  expect(inPlace.map(isSignedInPlace)).toEqual([true, true]);
});
