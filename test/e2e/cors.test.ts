import { ClientSecretBasic } from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliceFile, clientFile, hashOf } from './declarations.ts';
import { CALLBACK, discover, signIn } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const OWN = 'https://spa.example.com';
const LISTED = 'https://listed.example.com';
const STRANGE = 'https://evil.example';

let issuer: RunningIssuer;

beforeAll(async () => {
  const secretHash = await hashOf('cors-e2e_secret');
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/spa.yaml': clientFile('spa', {
        redirectURIs: [`${OWN}/callback`, CALLBACK],
        public: true,
      }),
      'clients/web.yaml': clientFile('web', { redirectURIs: [`${OWN}/callback`], secretHash }),
      'clients/listed.yaml': clientFile('listed', {
        redirectURIs: [`${OWN}/callback`, CALLBACK],
        public: true,
        allowedCORSOrigins: [LISTED],
      }),
      'clients/closed.yaml': clientFile('closed', {
        redirectURIs: [`${OWN}/callback`],
        public: true,
        allowedCORSOrigins: [],
      }),
      'clients/opened.yaml': clientFile('opened', {
        redirectURIs: [`${OWN}/callback`, CALLBACK],
        secretHash,
        allowedCORSOrigins: [LISTED],
      }),
      'clients/app.yaml': clientFile('app', {
        redirectURIs: ['com.example.app:/callback'],
        public: true,
      }),
    }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('a script of another origin', () => {
  test.each([['/.well-known/openid-configuration'], ['/jwks']])('may read %s', async (path) => {
    const response = await fetch(`${issuer.url}${path}`, { headers: { Origin: OWN } });

    expect(response.headers.get('access-control-allow-origin')).toBe(OWN);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test.each([['/token'], ['/me']])('may ask before it calls %s', async (path) => {
    const response = await fetch(`${issuer.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        Origin: OWN,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    });

    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(OWN);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    expect(response.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
  });
});

describe('the token endpoint', () => {
  test('shows its answer to the origin of a redirect URI of the public client', async () => {
    const response = await redeem('spa', OWN);

    expect(response.headers.get('access-control-allow-origin')).toBe(OWN);
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test.each([['listed'], ['opened']])(
    'shows it to the origins that the file of client %s lists',
    async (clientId) => {
      const response = await redeem(clientId, LISTED);

      expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
    },
  );

  test.each([
    ['another origin', 'spa', STRANGE],
    ['a neighbour of the origin', 'spa', 'https://spa.example.com:8443'],
    ['the same host by http', 'spa', 'http://spa.example.com'],
    ['an origin without a name', 'spa', 'null'],
    ['the origin of a confidential client', 'web', OWN],
    ['the origin of a redirect URI where allowedCORSOrigins lists others', 'listed', OWN],
    ['any origin where allowedCORSOrigins lists none', 'closed', OWN],
    ['an origin without a name, whose app has a scheme of its own', 'app', 'null'],
  ])('does not show it to %s', async (_, clientId, origin) => {
    const response = await redeem(clientId, origin);

    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the userinfo endpoint', () => {
  test("shows its answer to the client's own origin only", async () => {
    const { access_token } = await signIn(await discover(issuer, 'spa'));

    const own = await userinfo(access_token, OWN);
    expect(own.headers.get('access-control-allow-origin')).toBe(OWN);
    expect(await own.json()).toMatchObject({ email: 'alice@example.com' });

    const strange = await userinfo(access_token, STRANGE);
    expect(strange.headers.get('access-control-allow-origin')).toBeNull();
    expect(await strange.text()).not.toContain('alice');
  });

  test('shows it to the origins that the client file lists, and to no others', async () => {
    const { access_token } = await signIn(await discover(issuer, 'listed'));

    const listed = await userinfo(access_token, LISTED);
    expect(listed.headers.get('access-control-allow-origin')).toBe(LISTED);

    const own = await userinfo(access_token, OWN);
    expect(own.headers.get('access-control-allow-origin')).toBeNull();
    expect(await own.text()).not.toContain('alice');
  });

  test('does not show what a confidential client may ask to the origin of its redirect URI', async () => {
    const app = await discover(issuer, 'opened', ClientSecretBasic('cors-e2e_secret'));
    const { access_token } = await signIn(app);

    const own = await userinfo(access_token, OWN);
    expect(own.headers.get('access-control-allow-origin')).toBeNull();

    const listed = await userinfo(access_token, LISTED);
    expect(listed.headers.get('access-control-allow-origin')).toBe(LISTED);
  });
});

function redeem(clientId: string, origin: string): Promise<Response> {
  return fetch(`${issuer.url}/token`, {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      code: 'made-up',
      redirect_uri: `${OWN}/callback`,
      code_verifier: 'v'.repeat(43),
    }),
  });
}

function userinfo(accessToken: string, origin: string): Promise<Response> {
  return fetch(`${issuer.url}/me`, {
    headers: { Origin: origin, Authorization: `Bearer ${accessToken}` },
  });
}
