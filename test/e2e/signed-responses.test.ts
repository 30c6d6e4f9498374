import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'signed-responses_e2e-secret';
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

let issuer: RunningIssuer;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  const redirectURIs = [CALLBACK];
  const signed = ALGORITHMS.map((alg) => [
    `clients/${alg.toLowerCase()}.yaml`,
    clientFile(alg.toLowerCase(), { redirectURIs, secretHash, signedResponse: { alg } }),
  ]);
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      ...Object.fromEntries(signed),
      'clients/strict.yaml': clientFile('strict', {
        redirectURIs,
        secretHash,
        tokens: { idToken: { alg: 'ES256' } },
        signedResponse: { required: true },
      }),
      'clients/plain.yaml': clientFile('plain', { redirectURIs, secretHash }),
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('a response that the issuer signed (JARM)', () => {
  test.each(ALGORITHMS)('carries a client through a sign-in by %s', async (alg) => {
    const app = await appOf(alg.toLowerCase(), { authorization_signed_response_alg: alg });
    const { url, checks } = await begin(app);
    const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);

    expect([...arrived.searchParams.keys()]).toEqual(['response']);
    expect(headerOf(arrived)).toMatchObject({ alg });
    const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);
    expect(tokens.claims()?.sub).toBe(ALICE.sub);
  });

  test('is signed as the ID token unless the file says otherwise', async () => {
    const app = await appOf('strict', { id_token_signed_response_alg: 'ES256' });
    const { url } = await begin(app);
    const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);

    expect(headerOf(arrived)).toMatchObject({ alg: 'ES256' });
  });

  test('may be posted by a form', async () => {
    const app = await discover(issuer, 'es256', oidc.ClientSecretBasic(SECRET));
    const { url } = await begin(app, { response_mode: 'form_post.jwt' });
    const browser = new HTTPBrowser();
    await throughPages(browser, (await begin(app)).url, CALLBACK);

    await browser.open(url);

    expect(browser.html).toMatch(/<form method="post" action="http:\/\/127\.0\.0\.1:9\/callback">/);
    expect(browser.html).toMatch(/<input type="hidden" name="response" value="[^"]+"/);
  });

  test('is the only one that a client gets which requires it', async () => {
    const app = await discover(issuer, 'strict', oidc.ClientSecretBasic(SECRET));

    expect(await errorOf(app, {})).toMatch(/response_mode is not allowed/);
  });

  test('is refused to a client that did not ask for it in its file', async () => {
    const app = await discover(issuer, 'plain', oidc.ClientSecretBasic(SECRET));

    expect(await errorOf(app, { response_mode: 'jwt' })).toMatch(/response_mode is not allowed/);
  });
});

async function appOf(id: string, metadata: Partial<oidc.ClientMetadata> = {}): Promise<App> {
  const app = await discover(issuer, id, oidc.ClientSecretBasic(SECRET), metadata);
  oidc.useJwtResponseMode(app);
  return app;
}

/** What the app is told: even a mode that is refused is the one it is told in. */
async function errorOf(app: App, parameters: Readonly<Record<string, string>>): Promise<string> {
  const { url } = await begin(app, { scope: 'openid', ...parameters });
  const browser = await new HTTPBrowser().open(url, {}, CALLBACK);
  const { searchParams } = new URL(browser.url);
  return searchParams.get('error_description') ?? partOf(searchParams, 1);
}

const headerOf = ({ searchParams }: URL): unknown => JSON.parse(partOf(searchParams, 0));

function partOf(parameters: URLSearchParams, index: number): string {
  const part = (parameters.get('response') ?? '').split('.')[index] ?? '';
  return Buffer.from(part, 'base64url').toString();
}
