import { request } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startIssuer, type RunningIssuer } from '../e2e/running-issuer.ts';

let issuer: RunningIssuer;

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

/** The answer to a request whose address stands there as it is. */
async function ask(path: string, method = 'GET') {
  const { hostname, port } = new URL(issuer.url);
  const sent = request({ hostname, port, path, method, agent: false }).end();
  const [response] = await once(sent, 'response');
  const { date: _date, ...headers } = response.headers;
  return { status: response.statusCode, headers, body: await text(response) };
}

describe('an endpoint', () => {
  // With a final slash, or in upper case, express and the engine find the way.
  test.each([
    ['/me', 'GET', 401],
    ['/me', 'POST', 401],
    ['/token', 'POST', 400],
    ['/token/introspection', 'POST', 400],
    ['/token/revocation', 'POST', 400],
    ['/request', 'POST', 400],
    ['/token', 'GET', 404],
    ['/me', 'DELETE', 404],
  ])('%s answers %s as through the routes of the pages', async (path, method, status) => {
    const straight = await ask(path, method);
    expect(straight).toEqual(await ask(`${path}/`, method));
    expect(straight.status).toBe(status);
  });

  test('is where an absolute address in the request line says', async () => {
    expect(await ask(`${issuer.url}/me`)).toEqual(await ask('/me'));
  });
});
