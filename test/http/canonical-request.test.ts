import { once } from 'node:events';
import express from 'express';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { canonicalRequest } from '../../src/http/canonical-request.ts';
import { rawGet } from '../e2e/raw-request.ts';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { auditedAddress, authorizationURL, startIssuerWithApp } from './sign-in-page.ts';

const STRANGER = 'stranger.example.net';

/** In the absolute form, as a proxy gets it (RFC 9112 section 3.2.2). */
const absolute = (path: string) => `http://${STRANGER}${path}`;

const spoofs = [
  { Host: STRANGER },
  { 'X-Forwarded-Host': STRANGER, 'X-Forwarded-Proto': 'https' },
  { Forwarded: `host=${STRANGER};proto=https` },
  { 'X-Forwarded-Prefix': '/elsewhere', 'X-Forwarded-Port': '443' },
  { 'X-Original-URL': '/elsewhere', 'X-Rewrite-URL': '/elsewhere' },
];

describe('what a stranger writes into the head of a request', () => {
  let issuer: RunningIssuer;

  beforeAll(async () => {
    issuer = await startIssuerWithApp();
  });
  afterAll(async () => issuer?.[Symbol.asyncDispose]());

  test.each(spoofs)('%j changes no address in the metadata', async (headers) => {
    const { body } = await rawGet(`${issuer.url}/.well-known/openid-configuration`, headers);
    const plain = await rawGet(`${issuer.url}/.well-known/openid-configuration`, {});
    expect(JSON.parse(body)).toEqual(JSON.parse(plain.body));
    expect(body).not.toContain(STRANGER);
    expect(body).toContain(`${issuer.url}/auth"`);
  });

  test.each(spoofs)(
    '%j does not change where a sign-in leads to, nor its cookies',
    async (headers) => {
      const answer = await rawGet(authorizationURL(issuer.url), headers);
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toMatch(/^\/interaction\/[\w-]+$/);
      const cookies = answer.headers['set-cookie'] ?? [];
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) expect(cookie).not.toMatch(/secure|stranger|domain=/i);
    },
  );

  test('a whole URL in the place of the path changes none of these', async () => {
    const path = '/.well-known/openid-configuration';
    const plain = await rawGet(`${issuer.url}${path}`, {});
    const spoofed = await rawGet(issuer.url, {}, absolute(path));
    expect(spoofed.status).toBe(200);
    expect(JSON.parse(spoofed.body)).toEqual(JSON.parse(plain.body));

    const { pathname, search } = new URL(authorizationURL(issuer.url));
    const answer = await rawGet(issuer.url, {}, absolute(pathname + search));
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/interaction\/[\w-]+$/);
  });

  test.each(spoofs)('%j is not reflected by the page of an error', async (headers) => {
    const answer = await rawGet(`${issuer.url}/auth?client_id=nobody`, {
      Accept: 'text/html',
      ...headers,
    });
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain(STRANGER);
  });

  test.each(['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'X-Client-IP'])(
    'the header %s names no other address where no proxy is trusted',
    async (name) => {
      const value = name === 'Forwarded' ? 'for=203.0.113.66' : '203.0.113.66';
      const address = await auditedAddress(issuer, issuer.url, { [name]: value });
      expect(address).toMatch(/^(::ffff:)?127\.0\.0\.1$|^::1$/);
    },
  );
});

test.each(['https://auth.example.com', 'http://localhost:8080', 'https://example.com:8443/idp'])(
  'behind the middleware a request came to %s, whatever it says itself',
  async (issuerURL) => {
    const app = express();
    app.use(
      canonicalRequest(issuerURL),
      (request, response) => void response.json({ ...request.headers, url: request.url }),
    );
    const server = app.listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const headers = Object.assign({}, ...spoofs);
    const { body } = await rawGet(`http://127.0.0.1:${port}`, headers, absolute('/any?thing'));

    const { protocol, host } = new URL(issuerURL);
    const seen: unknown = JSON.parse(body);
    expect(seen).toMatchObject({
      url: '/any?thing',
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
    });
    expect(seen).not.toHaveProperty('forwarded');
  },
);
