import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAppServer, type AppServer } from './app-server.ts';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { createAuthJSApp, createExpressOpenIDApp } from './express-apps.ts';
import { HTTPBrowser } from './http-browser.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { answerPages, throughPages } from './through-pages.ts';

const CLIENT_SECRET = 'PH-express_e2e-9rVb2cXw4mKd';

let issuer: RunningIssuer;
let authJS: AppServer;
let expressOpenID: AppServer;

beforeAll(async () => {
  [authJS, expressOpenID] = await Promise.all([startAppServer(), startAppServer()]);
  const alice = await aliceFile();
  const secretHash = await hashOf(CLIENT_SECRET);
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/auth-js.yaml': clientFile('auth-js', {
        redirectURIs: [`${authJS.origin}/auth/callback/idp`],
        secretHash,
      }),
      'clients/express.yaml': clientFile('express', {
        redirectURIs: [`${expressOpenID.origin}/callback`],
        postLogoutRedirectURIs: [expressOpenID.origin],
        secretHash,
      }),
    }),
  });
  const issuerURL = issuer.url;
  authJS.serve(createAuthJSApp({ issuerURL, clientId: 'auth-js', clientSecret: CLIENT_SECRET }));
  expressOpenID.serve(
    createExpressOpenIDApp(expressOpenID.origin, {
      issuerURL,
      clientId: 'express',
      clientSecret: CLIENT_SECRET,
    }),
  );
});
afterAll(() =>
  Promise.all([issuer, authJS, expressOpenID].map((part) => part?.[Symbol.asyncDispose]())),
);

test('Auth.js, which reads the ID token alone, has name and email in its session', async () => {
  const callback = `${authJS.origin}/auth/callback/`;
  const browser = new HTTPBrowser();
  await browser.open(`${authJS.origin}/auth/signin`);
  await browser.submit({}, callback);
  await answerPages(browser, callback);
  await browser.open(browser.url);

  await browser.open(`${authJS.origin}/`);
  expect(JSON.parse(browser.html)).toMatchObject({
    user: { name: ALICE.name, email: ALICE.email },
  });
});

test('express-openid-connect knows the person by the ID token and by userinfo', async () => {
  const browser = new HTTPBrowser();
  await throughPages(browser, expressOpenID.origin, `${expressOpenID.origin}/callback`);
  await browser.open(browser.url);

  const { user, userinfo } = JSON.parse(browser.html) as Record<string, unknown>;
  expect(user).toMatchObject({ sub: ALICE.sub, name: ALICE.name, email: ALICE.email });
  expect(userinfo).toMatchObject({ sub: ALICE.sub, email: ALICE.email });
});

test('its sign-out ends the session at the issuer and comes back to the app', async () => {
  const browser = new HTTPBrowser();
  await throughPages(browser, expressOpenID.origin, `${expressOpenID.origin}/callback`);
  await browser.open(browser.url);

  await browser.open(`${expressOpenID.origin}/logout`, {}, `${expressOpenID.origin}/?`);
  await browser.submit({ logout: 'yes' }, expressOpenID.origin);
  expect(browser.url).toBe(`${expressOpenID.origin}/`);

  await browser.open(browser.url);
  expect(browser.html).toContain('type="password"');
});
