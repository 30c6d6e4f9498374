import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startIssuer, type RunningIssuer } from '../e2e/running-issuer.ts';

const METADATA = '/.well-known/openid-configuration';
const PATHS = [METADATA, '/.well-known/oauth-authorization-server', '/jwks'];
const ORIGIN = 'https://spa.example.com';

let issuer: RunningIssuer;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

const ask = (path: string, init: RequestInit = {}) => fetch(issuer.url + path, init);

/** Everything about an answer but its time and tag. */
async function seen(path: string, init: RequestInit) {
  const response = await ask(path, init);
  const { date: _date, etag: _etag, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}

describe('the metadata and the keys', () => {
  test.each(
    PATHS.flatMap((path) => [
      [path, 'GET', {}],
      [path, 'GET', { origin: ORIGIN }],
      [path, 'HEAD', {}],
      [path, 'HEAD', { origin: ORIGIN }],
    ]),
  )('%s: %s with %j is answered as by the engine', async (path, method, headers) => {
    // An address with a final slash is the same to the engine, and always left to it.
    const byEngine = await seen(`${path}/`, { method, headers });
    expect((await ask(`${path}/`)).headers.has('etag')).toBe(false);
    expect((await ask(path)).headers.has('etag')).toBe(true);
    expect(await seen(path, { method, headers })).toEqual(byEngine);
    expect(byEngine.status).toBe(200);
  });

  test.each(PATHS)('%s is not sent again to whoever has it', async (path) => {
    const first = await ask(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect((await ask(path)).headers.get('etag')).toBe(etag);
    for (const inHand of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask(path, { headers: { 'if-none-match': inHand, origin: ORIGIN } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
      expect(again.headers.get('vary')).toBe('Origin');
      expect(again.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    }
    const other = await ask(path, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
    expect(await other.text()).toBe(await first.text());
  });

  test.each(PATHS)('%s takes no other method', async (path) => {
    expect((await ask(path, { method: 'POST' })).status).toBe(404);
  });

  test('other contents of the directory give another document, with another tag', async () => {
    const before = await ask(METADATA);
    await issuer.change(() =>
      issuer.write(
        'scopes/badge.yaml',
        `apiVersion: idpfile/v1
kind: Scope
metadata: { name: badge }
spec: { description: { en: Your badge }, claims: { badge: { value: 1 } } }
`,
      ),
    );
    const etag = before.headers.get('etag') ?? '';
    const after = await ask(METADATA, { headers: { 'if-none-match': etag } });

    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(etag);
    expect(await after.json()).toMatchObject({
      scopes_supported: expect.arrayContaining(['badge']),
    });
  });
});
