import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliceFile, clientFile, hashOf } from './declarations.ts';
import { CALLBACK, begin, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const SECRET = 'grants-e2e_secret';

const NOT_ALLOWED = {
  error: 'invalid_request',
  error_description: 'requested grant type is not allowed for this client',
};

let issuer: RunningIssuer;
let service: App;
let plain: App;
let web: App;
let both: App;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  const scope = 'apiVersion: idpfile/v1\nkind: Scope\nmetadata: { name: reports }\nspec: {}\n';
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'scopes/reports.yaml': scope,
      'clients/service.yaml': clientFile('service', {
        type: 'service',
        secretHash,
        scopes: ['reports'],
        tokens: { accessToken: { ttl: '90s' } },
      }),
      // Of type service, because it says nothing of where people are to be sent.
      'clients/plain.yaml': clientFile('plain', { secretHash }),
      'clients/web.yaml': clientFile('web', {
        redirectURIs: [CALLBACK],
        secretHash,
        grantTypes: ['authorization_code'],
      }),
      'clients/both.yaml': clientFile('both', {
        redirectURIs: [CALLBACK],
        secretHash,
        grantTypes: ['authorization_code', 'client_credentials'],
      }),
    }),
  });
  const confidential = (id: string) => discover(issuer, id, oidc.ClientSecretBasic(SECRET));
  [service, plain, web, both] = await Promise.all([
    confidential('service'),
    confidential('plain'),
    confidential('web'),
    confidential('both'),
  ]);
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('a client that acts for itself', () => {
  test('gets an access token of its own lifetime and nothing else', async () => {
    const tokens = await oidc.clientCredentialsGrant(service, { scope: 'reports' });

    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^[\w-]{20,}$/),
      token_type: 'bearer',
      expires_in: 90,
      scope: 'reports',
    });
    expect(await oidc.tokenIntrospection(service, tokens.access_token)).toMatchObject({
      active: true,
      client_id: 'service',
      scope: 'reports',
    });
  });

  test('gets one for the scopes of its file only', async () => {
    await expect(oidc.clientCredentialsGrant(service, { scope: 'email' })).rejects.toMatchObject({
      error: 'invalid_scope',
    });
    await expect(oidc.clientCredentialsGrant(plain, { scope: 'openid' })).rejects.toMatchObject({
      error: 'invalid_scope',
    });
    expect(await oidc.clientCredentialsGrant(plain)).not.toHaveProperty('scope');
  });

  test('learns nothing about anybody from the userinfo endpoint', async () => {
    const { access_token } = await oidc.clientCredentialsGrant(service);

    const response = await fetch(`${issuer.url}/me`, {
      headers: { authorization: `Bearer ${access_token}` },
    });

    expect(response.status).toBe(401);
  });

  test('may end its token', async () => {
    const { access_token } = await oidc.clientCredentialsGrant(service);
    await oidc.tokenRevocation(service, access_token);
    expect(await oidc.tokenIntrospection(service, access_token)).toEqual({ active: false });
  });

  test('signs nobody in', async () => {
    const { url } = await begin(service);
    const response = await fetch(url, { redirect: 'manual' });
    expect(response.status).toBe(400);
  });

  test('its token is worth nothing once its file is gone', async () => {
    const file = clientFile('brief', { type: 'service', secretHash: await hashOf(SECRET) });
    await issuer.change(() => issuer.write('clients/brief.yaml', file));
    const brief = await discover(issuer, 'brief', oidc.ClientSecretBasic(SECRET));
    const { access_token } = await oidc.clientCredentialsGrant(brief);

    await issuer.change(() => issuer.remove('clients/brief.yaml'));

    expect(await oidc.tokenIntrospection(service, access_token)).toEqual({ active: false });
  });
});

describe('grantTypes of a client file', () => {
  test('without client_credentials the client does not act for itself', async () => {
    await expect(oidc.clientCredentialsGrant(web)).rejects.toMatchObject(NOT_ALLOWED);
  });

  test('without refresh_token it gets none, and cannot ask for offline access', async () => {
    const tokens = await signIn(web, { scope: 'openid offline_access', prompt: 'consent' });

    expect(tokens).not.toHaveProperty('refresh_token');
    expect(tokens.scope).toBe('openid');
    await expect(oidc.refreshTokenGrant(web, 'made-up')).rejects.toMatchObject(NOT_ALLOWED);
  });

  test('with both it signs people in and acts for itself', async () => {
    expect((await signIn(both)).claims()?.sub).toBeDefined();
    expect(await oidc.clientCredentialsGrant(both)).toHaveProperty('access_token');
  });
});
