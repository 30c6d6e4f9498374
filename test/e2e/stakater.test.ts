import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, discover, signIn } from './openid-client-app.ts';
import { startIssuer, writeBelow, type RunningIssuer } from './running-issuer.ts';
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
    expect(issuer.output()).not.toContain('warning');
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

describe('the field reference of the operator, as far as people see it', () => {
  test('name and logoURL are shown on the sign-in page and on the consent screen', async () => {
    await using issuer = await startIssuer({
      files: () => ({ 'users/alice.yaml': alice, ...PLAINTEXT }),
      flags: ['--allow-plaintext-secrets'],
    });
    const backend = await discover(issuer, 'backend-app', oidc.None());
    const redirect_uri = 'https://app.example.com/callback';
    const browser = await new HTTPBrowser().open((await begin(backend, { redirect_uri })).url);
    expectNameAndLogo(browser);

    await browser.submit({ login: 'alice', password: PASSWORD });

    expect(browser.html).toContain('value="allow"');
    expectNameAndLogo(browser);
    expect(browser.html).toMatch(/<h1>.*Backend Application.*wants to use your .* account<\/h1>/);
  });

  test('without logoURL the first letter of the name stands in its place', async () => {
    await using issuer = await startIssuer({
      files: () => ({ 'users/alice.yaml': alice, 'clients/spa-app-client.yaml': SPA_APP }),
    });
    const redirect_uri = 'http://localhost:3000/callback';
    const { url } = await begin(await discover(issuer, 'spa-app'), { redirect_uri });
    const browser = await new HTTPBrowser().open(url);
    await browser.submit({ login: 'alice', password: PASSWORD });
    expect(browser.html).toContain('<b dir="auto">Single Page Application</b>');
    expect(browser.html).toContain('<span class="mark app" aria-hidden="true">S</span>');
    expect(browser.html).not.toContain('<img');
  });
});

/** The browser is allowed to fetch that picture, and none of anybody else. */
function expectNameAndLogo({ html, headers }: HTTPBrowser): void {
  expect(html).toContain('<b dir="auto">Backend Application</b>');
  expect(html).toContain('<img class="logo" src="https://app.example.com/logo.png"');
  expect(headers.get('content-security-policy')).toContain(
    "img-src 'self' https://app.example.com;",
  );
}

describe('spec.trustedPeers', () => {
  const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
  const CLI_TOOL = SPA_APP.replaceAll('spa-app', 'cli-tool');
  let issuer: RunningIssuer;

  beforeAll(async () => {
    issuer = await startIssuer({
      files: () => ({
        'users/alice.yaml': alice,
        ...PLAINTEXT,
        // Peers are referenced by their id, not by the name of the Kubernetes resource.
        'clients/spa-app-client.yaml': SPA_APP.replace('name: spa-app', 'name: another-name'),
        'clients/cli-tool.yaml': CLI_TOOL,
      }),
      flags: ['--allow-plaintext-secrets'],
    });
  });
  afterAll(() => issuer?.[Symbol.asyncDispose]());

  async function tokenOfBackend(): Promise<Record<string, string>> {
    const backend = await discover(issuer, 'backend-app', BACKEND_SECRET);
    const { access_token } = await signIn(backend, { redirect_uri: BACKEND_CALLBACK });
    return {
      subject_token: access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    };
  }

  test('lets spa-app use tokens issued to backend-app, by token exchange', async () => {
    const spa = await discover(issuer, 'spa-app');

    const tokens = await oidc.genericGrantRequest(spa, GRANT, await tokenOfBackend());

    const userinfo = await oidc.fetchUserInfo(spa, tokens.access_token, ALICE.sub);
    expect(userinfo).toMatchObject({ email: ALICE.email });
  });

  test('lets spa-app get tokens that backend-app accepts, by the scope of Dex', async () => {
    const spa = await discover(issuer, 'spa-app');

    const tokens = await signIn(spa, {
      redirect_uri: SPA_CALLBACK,
      scope: 'openid email audience:server:client_id:backend-app',
    });

    expect(tokens.claims()).toMatchObject({ aud: ['backend-app', 'spa-app'], azp: 'spa-app' });
  });

  test('lets cli-tool do neither while it is not listed, and as soon as it is', async () => {
    const cliTool = await discover(issuer, 'cli-tool');
    const exchange = async () => oidc.genericGrantRequest(cliTool, GRANT, await tokenOfBackend());
    const scope = 'openid audience:server:client_id:backend-app';
    const { url } = await begin(cliTool, { redirect_uri: SPA_CALLBACK, scope });

    await expect(exchange()).rejects.toMatchObject({ error: 'invalid_request' });
    const browser = await new HTTPBrowser().open(url, {}, SPA_CALLBACK);
    expect(new URL(browser.url).searchParams.get('error')).toBe('invalid_scope');

    const file = 'clients/backend-app-client.yaml';
    const listed = PLAINTEXT[file].replace('["spa-app"]', '["spa-app", "cli-tool"]');
    await issuer.change(() => issuer.write(file, listed));
    await expect(exchange()).resolves.toMatchObject({ token_type: 'bearer' });
  });

  test('is refused when it names a client that does not exist', async () => {
    const file = 'clients/backend-app-client.yaml';
    await using directory = await withDirectory(PLAINTEXT);
    await writeBelow(directory.path, file, PLAINTEXT[file].replace('"spa-app"', '"spa-ap"'));

    const { code, stderr } = await runServe(directory);

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^clients\/backend-app-client\.yaml:14:18: error: .*"spa-ap".* \[unknown-peer\]$/m,
    );
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

const SPA_CALLBACK = 'http://localhost:3000/callback';
const BACKEND_CALLBACK = 'https://app.example.com/callback';
const BACKEND_SECRET = oidc.ClientSecretBasic('your-client-secret');

async function bothSignIn(issuer: RunningIssuer): Promise<void> {
  const spa = await discover(issuer, 'spa-app');
  const spaTokens = await signIn(spa, { redirect_uri: SPA_CALLBACK });
  expect(spaTokens.claims()).toMatchObject({ aud: 'spa-app', sub: ALICE.sub });

  const backend = await discover(issuer, 'backend-app', BACKEND_SECRET);
  const backendTokens = await signIn(backend, { redirect_uri: BACKEND_CALLBACK });
  expect(backendTokens.claims()).toMatchObject({ aud: 'backend-app', sub: ALICE.sub });
}
