import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliceFile, clientFile } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const PASSWORD_CLASS = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';

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
        idTokenClaims: 'standard',
        refreshTokens: true,
      }),
    }),
  });
  wiki = await discover(issuer, 'wiki');
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

const essential = (acr: object) => ({
  claims: JSON.stringify({ id_token: { acr: { essential: true, ...acr } } }),
});

describe('an ID token', () => {
  test('says that somebody typed a password, and its class when asked to', async () => {
    const asked = await signIn(wiki, { acr_values: `urn:example:gold ${PASSWORD_CLASS}` });
    expect(asked.claims()).toMatchObject({ acr: PASSWORD_CLASS, amr: ['pwd'] });

    const unasked = await signIn(wiki);
    expect(unasked.claims()).toMatchObject({ amr: ['pwd'] });
    expect(unasked.claims()).not.toHaveProperty('acr');
  });

  test('that is refreshed says the same', async () => {
    const parameters = { scope: 'openid offline_access', acr_values: PASSWORD_CLASS };
    const { refresh_token: token = '' } = await signIn(wiki, parameters);

    const refreshed = await oidc.refreshTokenGrant(wiki, token);
    expect(refreshed.claims()).toMatchObject({ acr: PASSWORD_CLASS, amr: ['pwd'] });
  });
});

describe('a class', () => {
  test('that is only wished for keeps nobody out', async () => {
    const tokens = await signIn(wiki, { acr_values: 'urn:example:gold' });
    expect(tokens.claims()).toMatchObject({ acr: PASSWORD_CLASS });
  });

  test.each([{ value: PASSWORD_CLASS }, { values: ['urn:example:gold', PASSWORD_CLASS] }])(
    'that is essential and was reached is not asked for again: %o',
    async (acr) => {
      const browser = new HTTPBrowser();
      await signIn(wiki, {}, browser);

      const { url } = await begin(wiki, { ...essential(acr), prompt: 'none' });
      await browser.open(url, {}, CALLBACK);
      const { searchParams } = new URL(browser.url);
      expect(searchParams.get('error')).toBeNull();
      expect(searchParams.get('code')).not.toBeNull();
    },
  );

  test.each([{ value: 'urn:example:gold' }, { values: ['urn:example:gold'] }])(
    'that is essential and nobody can reach is refused at once: %o',
    async (acr) => {
      const { url } = await begin(wiki, essential(acr));
      const browser = await new HTTPBrowser().open(url, {}, CALLBACK);
      const { searchParams } = new URL(browser.url);
      expect(searchParams.get('error')).toBe('unmet_authentication_requirements');
    },
  );

  test('stands in discovery', () => {
    expect(wiki.serverMetadata().acr_values_supported).toEqual([PASSWORD_CLASS]);
  });
});
