import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { confidentialClient, PASSWORDS } from '../e2e/sign-in-files.ts';
import { CALLBACK, CODE_VERIFIER, openSignIn, startIssuerWithApp } from '../http/sign-in-page.ts';

const SECRET = 'the-secret-of-the-api';

let issuer: RunningIssuer;

beforeAll(async () => {
  const api = await confidentialClient('api', SECRET, {
    redirectURIs: ['https://api.example.com/callback'],
  });
  issuer = await startIssuerWithApp({ files: () => ({ 'clients/api.yaml': api }) });
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

/** An access token of the public client called app. */
async function signIn(): Promise<string> {
  const browser = await openSignIn(issuer.url, { prompt: 'consent' });
  await browser.submit({ login: 'alice', password: PASSWORDS.alice });
  await browser.submit({ decision: 'allow' }, CALLBACK);
  const answer = await post('/token', {
    grant_type: 'authorization_code',
    client_id: 'app',
    code: new URL(browser.url).searchParams.get('code') ?? '',
    redirect_uri: CALLBACK,
    code_verifier: CODE_VERIFIER,
  });
  const tokens: unknown = await answer.json();
  expect(tokens).toMatchObject({ access_token: expect.any(String) });
  return typeof tokens === 'object' && tokens !== null && 'access_token' in tokens
    ? String(tokens.access_token)
    : '';
}

async function post(
  path: string,
  body: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(issuer.url + path, { method: 'POST', body: new URLSearchParams(body), headers });
}

async function introspect(token: string): Promise<Readonly<{ status: number; body: unknown }>> {
  const authorization = `Basic ${btoa(`api:${SECRET}`)}`;
  const answer = await post('/token/introspection', { token }, { authorization });
  return { status: answer.status, body: await answer.json() };
}

const userinfo = async (token: string) =>
  (await fetch(`${issuer.url}/me`, { headers: { authorization: `Bearer ${token}` } })).status;

test('an API learns whose a token is, and nothing of a token that never was', async () => {
  const token = await signIn();
  expect(await introspect(token)).toMatchObject({
    status: 200,
    body: { active: true, client_id: 'app', iss: issuer.url, token_type: 'Bearer' },
  });
  expect(await introspect('never-issued')).toEqual({ status: 200, body: { active: false } });
});

test('who cannot keep a secret cannot ask about the tokens of others', async () => {
  const token = await signIn();
  const answer = await post('/token/introspection', { token, client_id: 'app' });
  const body: unknown = await answer.json();
  expect(body).not.toMatchObject({ active: true });
});

test('the token of a client that was removed is inactive, also once the client is back', async () => {
  const token = await signIn();
  const file = await readFile(`${issuer.directory}/clients/app.yaml`, 'utf8');

  await issuer.change(async () => issuer.remove('clients/app.yaml'));
  expect(await introspect(token)).toEqual({ status: 200, body: { active: false } });
  expect(await userinfo(token)).toBe(401);

  await issuer.until((output) => output.includes('revoked what was issued'));
  await issuer.change(async () => issuer.write('clients/app.yaml', file));
  expect(await introspect(token)).toEqual({ status: 200, body: { active: false } });
  expect(await userinfo(token)).toBe(401);
});

test('the token of somebody who was removed opens nothing', async () => {
  const token = await signIn();
  await issuer.change(async () => issuer.remove('users/alice.yaml'));
  expect(await userinfo(token)).toBe(401);
  expect(await introspect(token)).toEqual({ status: 200, body: { active: false } });
});
