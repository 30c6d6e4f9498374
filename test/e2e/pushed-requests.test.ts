import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { CALLBACK, discover, type App } from './openid-client-app.ts';
import { issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'pushed-requests_e2e-secret';
const OTHER = 'http://127.0.0.1:9/other';

async function filesOf(): Promise<Readonly<Record<string, string>>> {
  const secretHash = await hashOf(SECRET);
  const redirectURIs = [CALLBACK];
  return {
    'users/alice.yaml': await aliceFile(),
    'clients/web.yaml': clientFile('web', { redirectURIs, secretHash, consent: 'skip' }),
    'clients/spa.yaml': clientFile('spa', {
      redirectURIs: ['https://spa.example.com/callback', CALLBACK],
      public: true,
    }),
    'clients/strict.yaml': clientFile('strict', {
      redirectURIs: [CALLBACK, OTHER],
      secretHash,
      pushedAuthorizationRequests: 'required',
    }),
  };
}

describe.each(['sqlite:', 'memory:'])('pushed authorization requests (RFC 9126), %s', (storage) => {
  let issuer: RunningIssuer;

  beforeAll(async () => {
    const files = await filesOf();
    issuer = await startIssuer({
      files: () => files,
      issuer: `  storage: { url: "${storage}" }\n`,
    });
  });
  afterAll(() => issuer?.[Symbol.asyncDispose]());

  const appOf = (id: string) => discover(issuer, id, oidc.ClientSecretBasic(SECRET));

  test('carry a confidential client through a sign-in', async () => {
    const app = await appOf('strict');
    const { url, checks } = await push(app);

    expect([...url.searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri']);
    const arrived = await throughPages(new HTTPBrowser(), url.href, CALLBACK);
    const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);

    expect(tokens.claims()?.sub).toBe(ALICE.sub);
  });

  test('carry a public client through a sign-in', async () => {
    const app = await discover(issuer, 'spa');
    const { url, checks } = await push(app);

    const arrived = await throughPages(new HTTPBrowser(), url.href, CALLBACK);

    const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);
    expect(tokens.claims()?.sub).toBe(ALICE.sub);
  });

  test('are refused to whoever cannot prove to be the client', async () => {
    const app = await discover(issuer, 'strict', oidc.ClientSecretBasic('a guess'));

    await expect(push(app)).rejects.toMatchObject({ status: 401 });
  });

  test('are refused with a redirect URI that the client does not have', async () => {
    const pushed = push(await appOf('strict'), { redirect_uri: 'http://127.0.0.1:9/elsewhere' });

    await expect(pushed).rejects.toMatchObject({ error: 'invalid_request', status: 400 });
  });

  test('are the only ones that a client gets which requires them', async () => {
    const app = await appOf('strict');
    const url = oidc.buildAuthorizationUrl(app, { redirect_uri: CALLBACK, scope: 'openid' });

    const arrived = await throughPages(new HTTPBrowser(), url.href, CALLBACK);

    expect(arrived.searchParams.get('error')).toBe('invalid_request');
    expect(arrived.searchParams.get('error_description')).toMatch(/Pushed/);
  });

  test('belong to the client that pushed them', async () => {
    const { url } = await push(await appOf('web'));
    url.searchParams.set('client_id', 'strict');
    const browser = await new HTTPBrowser().open(url.href, {}, CALLBACK);

    expect(browser.status).toBe(400);
  });

  test('are good for one sign-in', async () => {
    const { url } = await push(await appOf('web'));
    const browser = new HTTPBrowser();
    await throughPages(browser, url.href, CALLBACK);

    await browser.open(url.href, {}, CALLBACK);

    expect(browser.url).not.toMatch(CALLBACK);
    expect(browser.status).toBe(400);
  });

  test('are good for one sign-in, however many come at once', async () => {
    const app = await appOf('web');
    const browser = new HTTPBrowser();
    await throughPages(browser, (await push(app)).url.href, CALLBACK);
    const { url } = await push(app, { prompt: 'none' });
    const cookie = browser.cookiesFor(url.href);

    const responses = await Promise.all(
      Array.from({ length: 8 }, () => fetch(url, { redirect: 'manual', headers: { cookie } })),
    );

    const codes = responses.filter((response) =>
      response.headers.get('location')?.includes('code='),
    );
    expect(codes).toHaveLength(1);
  });

  test('are refused once the redirect URI is gone that they were pushed with', async () => {
    const app = await appOf('strict');
    const { url } = await push(app, { redirect_uri: OTHER });
    const file = (redirectURIs: readonly string[]) =>
      hashOf(SECRET).then((secretHash) => clientFile('strict', { redirectURIs, secretHash }));
    const narrow = await file([CALLBACK]);
    await issuer.change(() => issuer.write('clients/strict.yaml', narrow));

    const browser = await new HTTPBrowser().open(url.href, {}, OTHER);

    expect(browser.url).not.toMatch(OTHER);
    expect(browser.status).toBe(400);
    expect(browser.html).toContain('redirect_uri');
  });
});

describe.each(['sqlite:', 'memory:'])('a client that was removed and came back, %s', (storage) => {
  test('has none of the requests that it pushed before', async () => {
    const files = await filesOf();
    await using issuer = await startIssuer({
      files: () => files,
      issuer: `  storage: { url: "${storage}" }\n`,
    });
    const web = 'clients/web.yaml';
    const { url } = await push(await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET)));
    await issuer.change(() => issuer.remove(web));
    await issuer.until((output) => output.includes('"msg":"revoked what was issued'));
    await issuer.change(() => issuer.write(web, files[web] ?? ''));

    const browser = await new HTTPBrowser().open(url.href, {}, CALLBACK);
    expect(browser.status).toBe(400);
    expect(browser.html).toContain('invalid_request_uri');
  });
});

describe('an issuer that requires pushed requests', () => {
  test('says so, and asks them of every client', async () => {
    const files = await filesOf();
    await using issuer = await startIssuer({
      files: () => files,
      issuer: '  pushedAuthorizationRequests: required\n',
    });
    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    expect(app.serverMetadata().require_pushed_authorization_requests).toBe(true);

    const plain = oidc.buildAuthorizationUrl(app, { redirect_uri: CALLBACK, scope: 'openid' });
    const refused = await throughPages(new HTTPBrowser(), plain.href, CALLBACK);
    expect(refused.searchParams.get('error')).toBe('invalid_request');
    const { url } = await push(app);
    const arrived = await throughPages(new HTTPBrowser(), url.href, CALLBACK);
    expect(arrived.searchParams.has('code')).toBe(true);
  });

  test('stops at the reload that takes it out of the file, and says that as well', async () => {
    const files = await filesOf();
    const required = '  pushedAuthorizationRequests: required\n';
    await using issuer = await startIssuer({ files: () => files, issuer: required });
    const { url, adminURL } = issuer;

    await issuer.change(() => issuer.write('issuer.yaml', issuerYAML(url, adminURL)));

    const app = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
    expect(app.serverMetadata()).not.toHaveProperty('require_pushed_authorization_requests');
    const plain = oidc.buildAuthorizationUrl(app, { redirect_uri: CALLBACK, scope: 'openid' });
    const arrived = await throughPages(new HTTPBrowser(), plain.href, CALLBACK);
    expect(arrived.searchParams.has('code')).toBe(true);
  });
});

async function push(
  app: App,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Readonly<{ url: URL; checks: oidc.AuthorizationCodeGrantChecks }>> {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const url = await oidc.buildAuthorizationUrlWithPAR(app, {
    redirect_uri: CALLBACK,
    scope: 'openid',
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    ...parameters,
  });
  return { url, checks: { pkceCodeVerifier, expectedState } };
}
