import * as oidc from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

let issuer: RunningIssuer;
let wiki: App;

beforeAll(async () => {
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/wiki.yaml': clientFile('wiki', {
        public: true,
        redirectURIs: [CALLBACK],
        scopes: ['openid', 'profile', 'email'],
        idTokenClaims: 'standard',
        consent: 'ask',
      }),
    }),
  });
  wiki = await discover(issuer, 'wiki');
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

const asked = (claims: object) => ({ scope: 'openid', claims: JSON.stringify(claims) });

test('a claim asked for in the ID token stands there, and in no other place', async () => {
  const tokens = await signIn(wiki, asked({ id_token: { email: null } }));

  expect(tokens.claims()).toMatchObject({ sub: ALICE.sub, email: ALICE.email });
  expect(tokens.claims()).not.toHaveProperty('name');
  expect(await userinfoOf(tokens.access_token)).toEqual({ sub: ALICE.sub });
});

test('a claim of a scope that the client file leaves out is not given', async () => {
  const tokens = await signIn(wiki, asked({ userinfo: { groups: null, name: null } }));

  expect(await userinfoOf(tokens.access_token)).toEqual({ sub: ALICE.sub, name: ALICE.name });
});

test('the consent page shows each with its value', async () => {
  const browser = new HTTPBrowser();
  const { url } = await begin(wiki, asked({ userinfo: { email: null, groups: null } }));
  await browser.open(url, {}, CALLBACK);
  await browser.submit({ login: ALICE.email, password: 'canary-password-of-alice' }, CALLBACK);

  expect(browser.html).toContain('value="allow"');
  expect(browser.html).toContain(ALICE.email);
  expect(browser.html).not.toContain(ALICE.groups[0]);
});

test('what is no JSON is told to the app', async () => {
  const { url } = await begin(wiki, { scope: 'openid', claims: '{' });
  const browser = await new HTTPBrowser().open(url, {}, CALLBACK);

  expect(new URL(browser.url).searchParams.get('error')).toBe('invalid_request');
});

test('an essential class of sign-in that nobody can reach is refused at once', async () => {
  const acr = { essential: true, value: 'urn:example:gold' };
  const { url } = await begin(wiki, asked({ id_token: { acr } }));
  const browser = await new HTTPBrowser().open(url, {}, CALLBACK);

  const { searchParams } = new URL(browser.url);
  expect(searchParams.get('error')).toBe('unmet_authentication_requirements');
});

function userinfoOf(accessToken: string): Promise<oidc.UserInfoResponse> {
  return oidc.fetchUserInfo(wiki, accessToken, ALICE.sub);
}
