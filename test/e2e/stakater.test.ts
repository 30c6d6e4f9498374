import * as oidc from 'openid-client';
import { beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile } from './declarations.ts';
import { discover, signIn } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { runServe, withDirectory } from './serve-directory.ts';
import { createAgeKey } from './sops-secret.ts';

const SPA_APP = `apiVersion: auth.stakater.com/v1alpha1
kind: Client
metadata:
  name: spa-app
spec:
  id: spa-app
  name: "Single Page Application"
  redirectURIs:
    - "http://localhost:3000/callback"
  public: true
  enabled: true
`;

const BACKEND_APP = `apiVersion: auth.stakater.com/v1alpha1
kind: Client
metadata:
  name: backend-app
spec:
  id: backend-app
  name: "Backend Application"
  redirectURIs:
    - "https://app.example.com/callback"
  public: false
  secretRef:
    name: backend-app-secret
    key: secret
  trustedPeers: ["spa-app"]
  logoURL: "https://app.example.com/logo.png"
  enabled: true
`;

const BACKEND_APP_SECRET = `apiVersion: v1
kind: Secret
metadata:
  name: backend-app-secret
type: Opaque
stringData:
  secret: "your-client-secret"
`;

describe('the Client documents of the Stakater operator', () => {
  test('with the Kubernetes Secret in sops sign people in, both of them', async () => {
    await using key = await createAgeKey();
    const secret = await key.encrypt(BACKEND_APP_SECRET);
    expect(secret).not.toContain('your-client-secret');
    await using issuer = await startIssuer({
      files: () => ({
        'users/alice.yaml': alice,
        'clients/spa-app-client.yaml': SPA_APP,
        'clients/backend-app-client.yaml': BACKEND_APP,
        'secrets/backend-app-secret.yaml': secret,
      }),
      environment: key.environment,
    });

    await bothSignIn(issuer);
    expect(issuer.output()).toContain('trustedPeers is checked but has no effect yet');
  });

  test('in one file with the Secret in plaintext are refused, by file and rule', async () => {
    await using directory = await withDirectory(PLAINTEXT);

    const { code, stdout, stderr } = await runServe(directory);

    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^clients\/backend-app-client\.yaml:\d+:\d+: error: .*not encrypted.* \[secret-plaintext\]$/m,
    );
    expect(stderr).not.toContain('your-client-secret');
  });

  test('in plaintext are served with --allow-plaintext-secrets', async () => {
    await using issuer = await startIssuer({
      files: () => ({ 'users/alice.yaml': alice, ...PLAINTEXT }),
      flags: ['--allow-plaintext-secrets'],
    });

    await bothSignIn(issuer);
  });
});

/** As the operator's guide has it: the Client and its Secret in one file. */
const PLAINTEXT = {
  'clients/spa-app-client.yaml': SPA_APP,
  'clients/backend-app-client.yaml': `${BACKEND_APP}---\n${BACKEND_APP_SECRET}`,
};

let alice = '';
beforeAll(async () => {
  alice = await aliceFile();
});

async function bothSignIn(issuer: RunningIssuer): Promise<void> {
  const spa = await discover(issuer, 'spa-app');
  const spaTokens = await signIn(spa, { redirect_uri: 'http://localhost:3000/callback' });
  expect(spaTokens.claims()).toMatchObject({ aud: 'spa-app', sub: ALICE.sub });

  const authentication = oidc.ClientSecretBasic('your-client-secret');
  const backend = await discover(issuer, 'backend-app', authentication);
  const backendTokens = await signIn(backend, { redirect_uri: 'https://app.example.com/callback' });
  expect(backendTokens.claims()).toMatchObject({ aud: 'backend-app', sub: ALICE.sub });
}
