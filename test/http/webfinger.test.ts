import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aliceFile } from '../e2e/declarations.ts';
import { freePort, issuerYAML, startIssuer, type RunningIssuer } from '../e2e/running-issuer.ts';

const REL = 'http://openid.net/specs/connect/1.0/issuer';
const ON = '  webfinger: { enabled: true, domains: [example.com] }\n';

let issuer: RunningIssuer;
let adminURL: string;

beforeAll(async () => {
  adminURL = `http://127.0.0.1:${await freePort()}`;
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: (url) => ({
      'issuer.yaml': issuerYAML(`${url}/idp`, adminURL, ON),
      'users/alice.yaml': alice,
    }),
  });
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

const ask = (query: string) => fetch(`${issuer.url}/.well-known/webfinger${query}`);

describe('WebFinger, at the root of the host of an issuer with a path', () => {
  test('answers for an account of the domain with the issuer (RFC 7033 section 4.4)', async () => {
    const response = await ask(`?resource=acct%3Aalice%40example.com&rel=${REL}`);
    expect(response.headers.get('content-type')).toMatch(/^application\/jrd\+json/);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual({
      subject: 'acct:alice@example.com',
      links: [{ rel: REL, href: `${issuer.url}/idp` }],
    });
  });

  test('answers alike for a person who exists and one who does not', async () => {
    const [known, unknown] = await Promise.all(
      ['alice', 'nobod'].map(async (name) => {
        const response = await ask(`?resource=acct:${name}@EXAMPLE.com`);
        const headers = [...response.headers].filter(([header]) => header !== 'date');
        const body = (await response.text()).replace(name, '…');
        return { status: response.status, headers, body };
      }),
    );
    expect(known?.status).toBe(200);
    expect(unknown).toEqual(known);
  });

  test('gives the links that are asked for, and no others (section 4.3)', async () => {
    const links = async (rel: string) =>
      ((await (await ask(`?resource=acct:a@example.com${rel}`)).json()) as { links: unknown[] })
        .links.length;
    expect(await links('')).toBe(1);
    expect(await links('&rel=avatar')).toBe(0);
    expect(await links(`&rel=avatar&rel=${REL}`)).toBe(1);
  });

  test.each([
    ['no resource', '', 400],
    ['an empty one', '?resource=', 400],
    ['two of them', '?resource=acct:a@example.com&resource=acct:b@example.com', 400],
    ['another domain', '?resource=acct:alice@example.net', 404],
    ['a domain below', '?resource=acct:alice@a.example.com', 404],
    ['no account', '?resource=https://example.com/alice', 404],
    ['an account with a host behind it', '?resource=acct:a@example.com@evil.example', 404],
  ])('%s is answered with %3$s', async (_what, query, status) => {
    const response = await ask(query);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('alice');
  });

  test('is off unless it is switched on, without a restart', async () => {
    const without = issuerYAML(`${issuer.url}/idp`, adminURL);
    await issuer.change(() => issuer.write('issuer.yaml', without));
    expect((await ask('?resource=acct:alice@example.com')).status).toBe(404);
    await issuer.change(() => issuer.write('issuer.yaml', without + ON));
    expect((await ask('?resource=acct:alice@example.com')).status).toBe(200);
  });
});
