import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startAppServer, type AppServer } from './app-server.ts';
import { ALICE, aliceFile, clientFile } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

let issuer: RunningIssuer;
let appServer: AppServer;
/** What the apps were told, by path. */
const told = new Map<string, string>();

beforeAll(async () => {
  appServer = await startAppServer();
  appServer.serve((request, response) => {
    const path = request.url ?? '';
    // This one never answers.
    if (path === '/deaf') return;
    void logoutTokenOf(request).then((token) => {
      told.set(path, token);
      response.writeHead(path === '/broken' ? 500 : 200).end();
    });
  });
  const alice = await aliceFile();
  const client = (path: string) =>
    clientFile(path, {
      public: true,
      redirectURIs: [CALLBACK],
      backchannelLogoutURI: `${appServer.origin}/${path}`,
      initiateLoginURI: `https://${path}.example.com/login?from=issuer`,
    });
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      ...Object.fromEntries(
        ['first', 'second', 'broken', 'deaf'].map((path) => [`clients/${path}.yaml`, client(path)]),
      ),
    }),
  });
});
beforeEach(() => told.clear());
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await appServer?.[Symbol.asyncDispose]();
});

describe('a sign-out', () => {
  test('is told to every app of the session, at private addresses too', async () => {
    const browser = new HTTPBrowser();
    const { tokens } = await signInTo('first', browser);
    await signInTo('second', browser);

    await signOut(browser);

    expect([...told.keys()].toSorted()).toEqual(['/first', '/second']);
    const { header, payload } = await verified(told.get('/first') ?? '');
    expect(header).toMatchObject({ typ: 'logout+jwt', alg: 'RS256' });
    expect(payload).toMatchObject({
      iss: issuer.url,
      aud: 'first',
      sub: ALICE.sub,
      sid: tokens.claims()?.['sid'],
      events: { [EVENT]: {} },
    });
    expect(payload['sid']).toMatch(/^[\w-]{8,}$/);
    expect(payload).not.toHaveProperty('nonce');
  });

  test('ends on a page from which the app can begin the next sign-in', async () => {
    const browser = new HTTPBrowser();
    await signInTo('first', browser);

    await signOut(browser);

    const iss = encodeURIComponent(issuer.url);
    expect(browser.html).toContain(
      `href="https://first.example.com/login?from=issuer&amp;iss=${iss}"`,
    );
  });

  test('is not told to an app of another session', async () => {
    const [mine, others] = [new HTTPBrowser(), new HTTPBrowser()];
    await signInTo('first', mine);
    await signInTo('second', others);

    await signOut(mine);

    expect([...told.keys()]).toEqual(['/first']);
  });

  test('goes on when an app answers with an error or not at all, and the log says so', async () => {
    const browser = new HTTPBrowser();
    for (const id of ['deaf', 'broken', 'first']) await signInTo(id, browser);

    const app = await signOut(browser);

    await expect(signIn(app, { prompt: 'none' }, browser)).rejects.toMatchObject({
      error: 'login_required',
    });
    expect([...told.keys()]).toContain('/first');
    const lines = logged();
    expect(lines).toContainEqual(
      expect.objectContaining({ clientId: 'broken', reason: expect.stringContaining('500') }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ clientId: 'deaf', reason: expect.stringContaining('timeout') }),
    );
    expect(issuer.output()).not.toContain(told.get('/broken'));
  });
});

test('discovery says that sign-outs are told, with the session', async () => {
  const response = await fetch(`${issuer.url}/.well-known/openid-configuration`);
  expect(await response.json()).toMatchObject({
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
  });
});

async function signInTo(clientId: string, browser: HTTPBrowser) {
  const app = await discover(issuer, clientId);
  return { app, tokens: await signIn(app, {}, browser) };
}

async function signOut(browser: HTTPBrowser): Promise<App> {
  const app = await discover(issuer, 'first');
  await browser.open(oidc.buildEndSessionUrl(app).href);
  await browser.submit({ logout: 'yes' });
  expect(browser.status).toBe(200);
  return app;
}

async function logoutTokenOf(request: IncomingMessage): Promise<string> {
  return new URLSearchParams(await text(request)).get('logout_token') ?? '';
}

type Decoded = Readonly<Record<string, unknown>>;

/** OpenID Connect Back-Channel Logout 1.0 section 2.6. */
async function verified(token: string): Promise<Readonly<{ header: Decoded; payload: Decoded }>> {
  const [head = '', body = '', signature = ''] = token.split('.');
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Decoded;
  const header = decode(head);
  const response = await fetch(`${issuer.url}/jwks`);
  const { keys } = (await response.json()) as { keys: JsonWebKey[] };
  const jwk = keys.find(({ kid }) => kid === header['kid']);
  if (jwk === undefined) throw new Error('signed with a key that is not published');
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const bytes = Buffer.from(signature, 'base64url');
  expect(verify('sha256', Buffer.from(`${head}.${body}`), key, bytes)).toBe(true);
  return { header, payload: decode(body) };
}

function logged(): readonly Decoded[] {
  return issuer
    .output()
    .split('\n')
    .filter((line) => line.includes('an app was not told of a sign-out'))
    .map((line) => JSON.parse(line) as Decoded);
}
