import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FETCH_LIMITS } from '../../src/issuer/document-fetches.ts';
import { createCertificate } from '../self-signed-certificate.ts';
import { startAppServer, type AppServer } from './app-server.ts';
import { assertionParameters, createAssertion } from './client-assertion.ts';
import { ALICE, ALICE_CLAIMS, aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, type App } from './openid-client-app.ts';
import { issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';
import { answerPages, throughPages } from './through-pages.ts';

const HOST = 'apps.example.test';
const APP = `https://${HOST}/app.json`;
const SECRET = 'document-clients_e2e-secret';
const ALLOWED = `  clientIdMetadataDocuments: { hosts: [${HOST}] }\n`;

/** What the host of the apps publishes, by path. */
const published: Readonly<Record<string, object>> = {
  '/app.json': document('/app.json', {}),
  '/keys.json': document('/keys.json', {
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [] },
  }),
  '/other-name.json': document('/app.json', {}),
  '/greedy.json': document('/greedy.json', {
    grant_types: ['authorization_code', 'client_credentials'],
    backchannel_logout_uri: 'https://apps.example.test/told',
    scope: 'openid groups',
  }),
  '/dangerous.json': document('/dangerous.json', { redirect_uris: ['http://evil.example/cb'] }),
};

let apps: AppServer;
let asked: string[];
let issuer: RunningIssuer;

beforeAll(async () => {
  asked = [];
  apps = await startAppServer();
  apps.serve((request, response) => {
    asked.push(request.url ?? '');
    const found = published[request.url ?? ''];
    response.writeHead(found === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(found ?? {}));
  });
  const alice = await aliceFile();
  const secretHash = await hashOf(SECRET);
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/api.yaml': clientFile('api', { type: 'service', secretHash }),
    }),
    issuer: ALLOWED,
    environment: environment(),
  });
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await apps?.[Symbol.asyncDispose]();
});

describe('an app that is described by a document at its client_id', () => {
  test('is served where discovery says so', async () => {
    const metadata = (await discover(issuer, APP)).serverMetadata();

    expect(metadata).toMatchObject({ client_id_metadata_document_supported: true });
  });

  test('signs people in', async () => {
    const app = await discover(issuer, APP);
    const tokens = await signIn(app, { scope: 'openid profile email' });

    const info = await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub);
    expect(info).toEqual({ sub: ALICE.sub, ...ALICE_CLAIMS.profile, ...ALICE_CLAIMS.email });
  });

  test('is called by its host on the consent page, whatever it calls itself', async () => {
    const browser = await consentPage(APP);

    expect(browser.html).toContain(`The Bank (${HOST})`);
  });

  test('has people asked at every sign-in', async () => {
    const browser = new HTTPBrowser();
    const app = await discover(issuer, APP);
    await throughPages(browser, (await begin(app, { scope: 'openid' })).url, CALLBACK);

    await browser.open((await begin(app, { scope: 'openid' })).url, {}, CALLBACK);

    expect(browser.html).toContain('value="allow"');
  });

  test('may be introspected by an API, and refreshed after a restart', async () => {
    const app = await discover(issuer, APP);
    const scope = 'openid offline_access';
    const tokens = await signIn(app, { scope, prompt: 'consent' });

    await issuer.stop();
    issuer = await startIssuer({ again: issuer, environment: environment() });

    const api = await discover(issuer, 'api', oidc.ClientSecretBasic(SECRET));
    expect(await oidc.tokenIntrospection(api, tokens.access_token)).toMatchObject({
      active: true,
      client_id: APP,
    });
    const renewed = await oidc.refreshTokenGrant(app, tokens.refresh_token ?? '');
    expect(renewed.refresh_token).toBeDefined();
  });

  test('has to use PKCE', async () => {
    const app = await discover(issuer, APP);
    const url = oidc.buildAuthorizationUrl(app, { redirect_uri: CALLBACK, scope: 'openid' });

    const browser = await new HTTPBrowser().open(url.href, {}, CALLBACK);

    expect(new URL(browser.url).searchParams.get('error_description')).toMatch(/PKCE/);
  });

  test('gets nothing more than other public clients, whatever its document says', async () => {
    const app = await discover(issuer, `https://${HOST}/greedy.json`);

    await expect(oidc.clientCredentialsGrant(app)).rejects.toThrow();
    const { url } = await begin(app, { scope: 'openid groups' });
    const browser = await new HTTPBrowser().open(url, {}, CALLBACK);
    expect(new URL(browser.url).searchParams.get('error')).toBe('invalid_scope');
  });

  test('is sent nobody to an address that its document does not name', async () => {
    const app = await discover(issuer, APP);
    const { url } = await begin(app, { redirect_uri: 'http://127.0.0.1:9/elsewhere' });

    const browser = await new HTTPBrowser().open(url);

    expect(browser.status).toBe(400);
    expect(browser.html).toContain('redirect_uri');
  });

  test.each(['keys', 'other-name', 'dangerous', 'missing'])(
    'is refused with a document such as %s',
    async (name) => {
      const { url } = await begin(await discover(issuer, `https://${HOST}/${name}.json`));

      const browser = await new HTTPBrowser().open(url, {}, CALLBACK);

      expect(browser.status).toBe(400);
      expect(browser.html).toContain('invalid_client');
    },
  );

  test.each([
    'https://elsewhere.example.test/app.json',
    `https://${HOST}:444/app.json`,
    `https://${HOST}.evil.example/app.json`,
    `http://${HOST}/app.json`,
    `https://user@${HOST}/app.json`,
    `https://${HOST}/a/../app.json`,
  ])('is refused when its client_id is %s, and nothing is fetched', async (id) => {
    const before = asked.length;
    const { url } = await begin(await discover(issuer, id));

    const browser = await new HTTPBrowser().open(url, {}, CALLBACK);

    expect(browser.status).toBe(400);
    expect(browser.html).toContain('invalid_client');
    expect(asked).toHaveLength(before);
  });

  test('is gone from the reload on that takes its host off the list, tokens and all', async () => {
    const app = await discover(issuer, APP);
    const { access_token: token } = await signIn(app, { scope: 'openid' });
    const { url, adminURL } = issuer;

    await issuer.change(() => issuer.write('issuer.yaml', issuerYAML(url, adminURL)));

    await expect(oidc.fetchUserInfo(app, token, ALICE.sub)).rejects.toMatchObject({ status: 401 });
    const browser = await new HTTPBrowser().open((await begin(app)).url, {}, CALLBACK);
    expect(browser.html).toContain('invalid_client');
    expect((await discover(issuer, APP)).serverMetadata()).not.toHaveProperty(
      'client_id_metadata_document_supported',
    );
  });
});

test('so many documents are fetched in a minute; then apps are told to come back', async () => {
  await using flooded = await startIssuer({ issuer: ALLOWED, environment: environment() });
  const before = asked.length;
  const errors: (string | undefined)[] = [];
  for (let index = 0; index <= FETCH_LIMITS.ofHost; index++) {
    const parameters = { grant_type: 'refresh_token', refresh_token: 'none' };
    const answer = await fetch(`${flooded.url}/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: `https://${HOST}/${index}.json`, ...parameters }),
    });
    errors.push(`${answer.status} ${(await answer.json()).error}`);
  }

  expect(new Set(errors.slice(0, -1))).toEqual(new Set(['400 invalid_client']));
  expect(errors.at(-1)).toBe('503 temporarily_unavailable');
  expect(asked.length - before).toBe(FETCH_LIMITS.ofHost);
  expect(flooded.output()).toContain('too many documents of clients');
});

test('no document is fetched from a private address, though keys of a client file are', async () => {
  await using server = await startPrivateServer();
  const { privateKey: key, publicKey } = generateKeyPairSync('ed25519');
  server.jwk = { ...publicKey.export({ format: 'jwk' }) };
  const clientId = 'batch';
  const file = clientFile(clientId, {
    type: 'service',
    jwksURI: `https://localhost:${server.port}/jwks.json`,
  });
  await using guarded = await startIssuer({
    files: () => ({ 'clients/batch.yaml': file }),
    issuer: `  clientIdMetadataDocuments: { hosts: ["127.0.0.1:${server.port}"] }\n`,
    environment: { NODE_EXTRA_CA_CERTS: server.certificateFile },
  });

  const assertion = createAssertion({ key, alg: 'EdDSA', clientId, audience: guarded.url });
  const parameters = { grant_type: 'client_credentials', ...assertionParameters(assertion) };
  const granted = await fetch(`${guarded.url}/token`, {
    method: 'POST',
    body: new URLSearchParams(parameters),
  });
  const app = await discover(guarded, `https://127.0.0.1:${server.port}/app.json`);
  const browser = await new HTTPBrowser().open((await begin(app)).url, {}, CALLBACK);

  expect(granted.status).toBe(200);
  expect(browser.status).toBe(400);
  expect(browser.html).toContain('invalid_client');
  expect(server.asked).toEqual(['/jwks.json']);
});

function document(path: string, more: object): object {
  return {
    client_id: `https://${HOST}${path}`,
    client_name: 'The Bank',
    redirect_uris: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    ...more,
  };
}

function environment(): Readonly<Record<string, string>> {
  const preload = new URL('answer-for-apps.ts', import.meta.url).href;
  return { NODE_OPTIONS: `--import ${preload}`, ANSWERS_FOR_APPS: apps.origin };
}

async function consentPage(id: string): Promise<HTTPBrowser> {
  const browser = new HTTPBrowser();
  const { url } = await begin(await discover(issuer, id), { scope: 'openid' });
  await browser.open(url, {}, CALLBACK);
  await browser.submit({ login: ALICE.email, password: PASSWORD }, CALLBACK);
  return browser;
}

async function signIn(app: App, parameters: Readonly<Record<string, string>>) {
  const { url, checks } = await begin(app, parameters);
  const browser = await new HTTPBrowser().open(url, {}, CALLBACK);
  return oidc.authorizationCodeGrant(app, await answerPages(browser, CALLBACK), checks);
}

type PrivateServer = AsyncDisposable & {
  port: number;
  certificateFile: string;
  jwk: object;
  asked: string[];
};

/** On the loopback, with a certificate that the issuer is told to trust. */
async function startPrivateServer(): Promise<PrivateServer> {
  const names = 'DNS:localhost,IP:127.0.0.1';
  const { key, cert } = await createCertificate('localhost', { names });
  const directory = await mkdtemp(join(tmpdir(), 'idpfile-documents-'));
  const certificateFile = join(directory, 'cert.pem');
  await writeFile(certificateFile, cert);
  const state: Pick<PrivateServer, 'jwk' | 'asked'> = { jwk: {}, asked: [] };
  const server = createServer({ key, cert }, (request, response) => {
    state.asked.push(request.url ?? '');
    response.end(JSON.stringify({ keys: [state.jwk] }));
  }).listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return Object.assign(state, {
    port: address.port,
    certificateFile,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(directory, { recursive: true });
    },
  });
}
