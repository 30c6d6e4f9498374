import type { RequestListener } from 'node:http';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startAppServer, type AppServer } from './app-server.ts';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import {
  createNextAuthApp,
  createOutlineApp,
  createPassportApp,
  type Registered,
} from './seed-apps.ts';
import { answerPages, throughPages } from './through-pages.ts';

const CLIENT_SECRET = 'PH-seeds_e2e-4kTn0bWZ7sXq';

let issuer: RunningIssuer;
let nextAuth: AppServer;
let passport: AppServer;
let outline: AppServer;

beforeAll(async () => {
  [nextAuth, passport, outline] = await Promise.all([
    startAppServer(),
    startAppServer(),
    startAppServer(),
  ]);
  const alice = await aliceFile();
  const secretHash = await hashOf(CLIENT_SECRET);
  const client = (name: string, redirectURI: string) =>
    clientFile(name, { redirectURIs: [redirectURI], secretHash, scopes: SCOPES });
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/example.yaml': clientFile('example', {
        redirectURIs: [CALLBACK],
        secretHash,
        scopes: [...SCOPES, 'offline_access'],
      }),
      'clients/next.yaml': client('next', `${nextAuth.origin}/api/auth/callback/cloudentity`),
      'clients/todos.yaml': client('todos', `${passport.origin}/api/auth/callback/cloudentity`),
      'clients/outline.yaml': client('outline', `${outline.origin}/auth/oidc.callback`),
    }),
  });
  vi.stubEnv('NEXTAUTH_URL', nextAuth.origin);
  nextAuth.serve(createNextAuthApp(registered('next')) as RequestListener);
  passport.serve(createPassportApp(registered('todos')) as RequestListener);
  outline.serve(createOutlineApp(outline.origin, registered('outline')) as RequestListener);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all(
    [issuer, nextAuth, passport, outline].map((part) => part?.[Symbol.asyncDispose]()),
  );
});

test('NextAuth as the guide writes it has id, name and email in its session', async () => {
  const callback = `${nextAuth.origin}/api/auth/callback/`;
  const browser = new HTTPBrowser();
  await browser.open(`${nextAuth.origin}/api/auth/signin`);
  await browser.submit({}, callback);
  await answerPages(browser, callback);
  await browser.open(browser.url, {}, `${nextAuth.origin}/?`);

  expect(await shown(browser, `${nextAuth.origin}/api/auth/session`)).toMatchObject({
    user: { name: ALICE.name, email: ALICE.email },
  });
  expect(await shown(browser, `${nextAuth.origin}/whoami`)).toMatchObject({
    sub: ALICE.sub,
    name: ALICE.name,
    email: ALICE.email,
    userRole: 'admin',
  });
});

test('passport-openidconnect as the guide writes it knows who signed in', async () => {
  const callback = `${passport.origin}/api/auth/callback/`;
  const browser = new HTTPBrowser();
  await throughPages(browser, `${passport.origin}/login`, callback);
  await browser.open(browser.url);

  expect(JSON.parse(browser.html)).toMatchObject({
    id: ALICE.sub,
    displayName: ALICE.name,
    username: 'alice',
  });
});

test('Outline, whose secret is known here by its bcrypt hash alone, gets the email address', async () => {
  const browser = new HTTPBrowser();
  await throughPages(
    browser,
    `${outline.origin}/auth/oidc`,
    `${outline.origin}/auth/oidc.callback`,
  );
  await browser.open(browser.url);

  expect(JSON.parse(browser.html)).toEqual({ email: ALICE.email, name: ALICE.name });
});

describe('a request with a list in `scopes`, as that guide sends it beside scope=openid', () => {
  test.each([
    ['opens what the client file allows', 'openid,profile,email', ['email', 'name']],
    ['may separate by spaces', 'openid email', ['email']],
    ['opens no scope that the client file leaves out', 'openid,groups', []],
    ['opens no refresh token', 'openid,email,offline_access', ['email']],
    ['ignores what is no scope', 'openid,everything', []],
  ])('%s', async (_, scopes, opened) => {
    const tokens = await signIn(await example(), { scope: 'openid', scopes });

    const claims = ['email', 'groups', 'name'].filter((name) => name in (tokens.claims() ?? {}));
    expect(claims).toEqual(opened);
    expect(tokens).not.toHaveProperty('refresh_token');
  });

  test('counts for nothing where scope says more than openid', async () => {
    const scope = 'openid email';

    const tokens = await signIn(await example(), { scope, scopes: 'openid,profile' });

    expect(tokens.scope).toBe(scope);
    expect(tokens.claims()).not.toHaveProperty('name');
  });
});

function example(): Promise<App> {
  return discover(issuer, 'example', oidc.ClientSecretBasic(CLIENT_SECRET));
}

const SCOPES = ['openid', 'profile', 'email'];

function registered(clientId: string): Registered {
  return { issuerURL: issuer.url, clientId, clientSecret: CLIENT_SECRET };
}

async function shown(browser: HTTPBrowser, url: string): Promise<unknown> {
  return JSON.parse((await browser.open(url)).html);
}
