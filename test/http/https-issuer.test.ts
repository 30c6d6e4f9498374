import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, issuerYAML } from '../e2e/running-issuer.ts';
import type { RunningIssuer } from '../e2e/running-issuer.ts';
import { PASSWORDS } from '../e2e/sign-in-files.ts';
import {
  auditedAddress,
  authorizationURL,
  CALLBACK,
  openSignIn,
  startIssuerWithApp,
} from './sign-in-page.ts';
import { CLIENT_ADDRESS, startTLSProxy } from './tls-proxy.ts';
import type { TLSProxy } from './tls-proxy.ts';

const ALICE = { login: 'alice', password: PASSWORDS.alice };

type Cookie = Readonly<{ name: string; path: string | undefined; attributes: readonly string[] }>;

/** Without those that are taken back. */
function cookiesOf(lines: readonly string[]): readonly Cookie[] {
  return lines
    .filter((line) => !/^[^=]+=;/.test(line))
    .map((line) => {
      const [pair = '', ...rest] = line.split('; ');
      const path = rest.find((attribute) => attribute.startsWith('path='));
      return {
        name: pair.slice(0, pair.indexOf('=')),
        path: path?.slice('path='.length),
        attributes: rest.map((attribute) => attribute.toLowerCase()),
      };
    });
}

describe('an https issuer behind a proxy that speaks plain http to it', () => {
  let issuer: RunningIssuer;
  let proxy: TLSProxy;
  let url: string;

  beforeAll(async () => {
    const [publicPort, plainPort, adminPort] = [
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    url = `https://localhost:${publicPort}`;
    proxy = await startTLSProxy(publicPort, plainPort);
    const listen = `  listen: { address: "127.0.0.1:${plainPort}", trustProxy: [127.0.0.1] }\n`;
    const text = issuerYAML(url, `http://127.0.0.1:${adminPort}`, listen);
    issuer = await startIssuerWithApp({ files: () => ({ 'issuer.yaml': text }) });
  });
  afterAll(async () => {
    await issuer?.[Symbol.asyncDispose]();
    await proxy?.stop();
  });

  test('all addresses of the metadata are https, whatever the proxy says', async () => {
    const metadata: unknown = await (await fetch(`${url}/.well-known/openid-configuration`)).json();
    expect(metadata).toMatchObject({ issuer: url, token_endpoint: `${url}/token` });
    expect(JSON.stringify(metadata)).not.toContain('http:');
  });

  test('somebody can sign in', async () => {
    const browser = await openSignIn(url);
    await browser.submit(ALICE);
    await browser.submit({ decision: 'allow' }, CALLBACK);
    expect(browser.url).toMatch(/^https:\/\/app\.example\.com\/callback\?code=/);
  });

  test('the cookies of a sign-in are Secure, HttpOnly and Lax, and have prefixes that say so', async () => {
    const start = await fetch(authorizationURL(url), { redirect: 'manual' });
    const interaction = cookiesOf(start.headers.getSetCookie());
    const uid = start.headers.get('location')?.split('/').at(-1) ?? '';
    expect(interaction.map(({ name, path }) => [name, path])).toEqual([
      ['__Secure-idpfile_interaction', `/interaction/${uid}`],
      ['__Secure-idpfile_interaction.sig', `/interaction/${uid}`],
      ['__Secure-idpfile_resume', `/auth/${uid}`],
      ['__Secure-idpfile_resume.sig', `/auth/${uid}`],
    ]);
    expectGuarded(interaction);

    const browser = await openSignIn(url, { prompt: 'consent' });
    await browser.submit(ALICE);
    const session = cookiesOf(browser.setCookies.filter((line) => line.includes('session')));
    expect(session.slice(-2).map(({ name, path }) => [name, path])).toEqual([
      ['__Host-idpfile_session', '/'],
      ['__Host-idpfile_session.sig', '/'],
    ]);
    expectGuarded(session);
    // A name with __Host- is void with a domain (RFC 6265bis section 4.1.3.2).
    for (const { attributes } of session) expect(attributes.join()).not.toContain('domain');
  });

  test('every answer tells browsers to stay with https', async () => {
    const paths = ['/', '/jwks', '/nothing-here', '/favicon.ico', '/auth?client_id=nobody'];
    for (const path of [...paths, authorizationURL('')]) {
      const { headers } = await fetch(`${url}${path}`, { redirect: 'manual' });
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    }
  });

  test('the address of somebody is the one that the trusted proxy saw, not the one claimed', async () => {
    const claimed = { 'X-Forwarded-For': '203.0.113.66' };
    expect(await auditedAddress(issuer, url, claimed)).toBe(CLIENT_ADDRESS);
  });
});

function expectGuarded(cookies: readonly Cookie[]): void {
  for (const { attributes } of cookies) {
    expect(attributes).toEqual(expect.arrayContaining(['secure', 'httponly', 'samesite=lax']));
  }
}
