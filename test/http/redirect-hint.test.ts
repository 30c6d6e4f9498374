import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, issuerYAML, type RunningIssuer } from '../e2e/running-issuer.ts';
import { authorizationURL, CALLBACK, startIssuerWithApp } from './sign-in-page.ts';

const HINT = 'A registered address is the same but for the slash at its end.';
const HINTS_OFF = '  errors: { hints: none }\n';

let issuer: RunningIssuer;
let adminURL: string;

beforeAll(async () => {
  adminURL = `http://127.0.0.1:${await freePort()}`;
  issuer = await startIssuerWithApp({
    files: (url) => ({ 'issuer.yaml': issuerYAML(url, adminURL) }),
  });
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

async function pageFor(redirect_uri: string, language = 'en'): Promise<string> {
  const response = await fetch(authorizationURL(issuer.url, { redirect_uri }), {
    redirect: 'manual',
    headers: { accept: 'text/html', 'accept-language': language },
  });
  expect(response.status).toBe(400);
  return response.text();
}

describe('an address that is nearly registered', () => {
  test('is told from the registered one in words, and neither is shown', async () => {
    const html = await pageFor(`${CALLBACK}/`);
    expect(html).toContain(HINT);
    expect(html).not.toContain('app.example.com');
  });

  test('in the language of the person', async () => {
    expect(await pageFor(`${CALLBACK}/`, 'de')).toContain('Schrägstrich am Ende');
  });

  test('stands in the log beside the registered one, under the reference of the page', async () => {
    const reference = /E-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec(await pageFor(`${CALLBACK}/`))?.[0] ?? '';
    await issuer.until((output) => output.includes(reference));
    const line = issuer
      .output()
      .split('\n')
      .find((text) => text.includes(reference));
    expect(JSON.parse(line ?? '')).toMatchObject({
      error: 'invalid_redirect_uri',
      clientId: 'app',
      sent: `${CALLBACK}/`,
      registered: CALLBACK,
      difference: 'slash',
    });
  });

  test('gets no hint where issuer.yaml says none, and the log has it all the same', async () => {
    const on = issuerYAML(issuer.url, adminURL);
    await issuer.change(() => issuer.write('issuer.yaml', on + HINTS_OFF));
    expect(await pageFor(`${CALLBACK}/`)).not.toContain(HINT);
    await issuer.change(() => issuer.write('issuer.yaml', on));
    expect(await pageFor(`${CALLBACK}/`)).toContain(HINT);
  });
});

test.each([
  ['another site', 'https://evil.example/callback'],
  ['markup', `${CALLBACK}"><script>alert(1)</script>`],
])('%s gets no hint, and is not shown', async (_what, redirectURI) => {
  const html = await pageFor(redirectURI);
  expect(html).not.toContain('A registered address');
  expect(html).not.toMatch(/evil|alert\(1\)/);
});

test('of a very long address the log has the beginning', async () => {
  const before = issuer.output().length;
  await pageFor(`https://evil.example/${'a'.repeat(5_000)}`);
  await issuer.until((output) => output.slice(before).includes('evil.example'));
  expect(issuer.output().slice(before)).not.toContain('a'.repeat(400));
});
