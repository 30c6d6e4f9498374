import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, ALICE_CLAIMS, aliceFile } from './declarations.ts';
import { discover, signIn } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { createAgeKey, secretYAML, type AgeKey } from './sops-secret.ts';

const SECRET = 'preset-e2e_secret-1';

/** Nobody listens there. */
const APP = 'http://127.0.0.1:9';

/** A whole client: its secret is that of the Secret with its name, the rest comes from the preset. */
const sevenLines = (name: string) => `apiVersion: idpfile/v1
kind: Client
metadata:
  name: ${name}
spec:
  app: ${name}
  url: ${APP}
`;

let key: AgeKey;
let issuer: RunningIssuer;
beforeAll(async () => {
  key = await createAgeKey();
  const apps = ['grafana', 'outline'];
  const alice = await aliceFile();
  const secrets = await Promise.all(apps.map((app) => key.encrypt(secretYAML(app, SECRET))));
  issuer = await startIssuer({
    environment: key.environment,
    files: () => ({
      'users/alice.yaml': alice,
      ...Object.fromEntries(apps.map((app) => [`clients/${app}.yaml`, sevenLines(app)])),
      ...Object.fromEntries(secrets.map((text, index) => [`secrets/${apps[index]}.yaml`, text])),
    }),
  });
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await key?.[Symbol.asyncDispose]();
});

describe('a client of seven lines, app: grafana', () => {
  const redirect_uri = `${APP}/login/generic_oauth`;

  test('signs in as Grafana does: Basic, PKCE, and claims in the ID token', async () => {
    const app = await discover(issuer, 'grafana', oidc.ClientSecretBasic(SECRET));

    const tokens = await signIn(app, { redirect_uri, scope: 'openid profile email groups' });

    expect(tokens.claims()).toMatchObject({
      sub: ALICE.sub,
      ...ALICE_CLAIMS.email,
      ...ALICE_CLAIMS.groups,
    });
    expect(tokens).not.toHaveProperty('refresh_token');
  });

  test('has to use PKCE, as its preset says', async () => {
    const url = new URL('/auth', issuer.url);
    url.search = new URLSearchParams({
      client_id: 'grafana',
      response_type: 'code',
      scope: 'openid',
      redirect_uri,
    }).toString();

    const { headers } = await fetch(url, { redirect: 'manual' });

    const location = new URL(headers.get('location') ?? '');
    expect(location.href).toMatch(redirect_uri);
    expect(location.searchParams.get('error')).toBe('invalid_request');
  });
});

describe('a client of seven lines, app: outline', () => {
  test('signs in as Outline does: secret in the body, a refresh token without prompt=consent', async () => {
    const app = await discover(issuer, 'outline', oidc.ClientSecretPost(SECRET));
    const redirect_uri = `${APP}/auth/oidc.callback`;

    const tokens = await signIn(app, {
      redirect_uri,
      scope: 'openid profile email offline_access',
    });

    const { refresh_token = '' } = tokens;
    expect((await oidc.refreshTokenGrant(app, refresh_token)).claims()?.sub).toBe(ALICE.sub);
    const person = await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub);
    expect(person).toMatchObject({ ...ALICE_CLAIMS.email, name: ALICE.name });
  });
});
