import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { PublicDocuments } from '../../src/issuer/public-documents.ts';

/** An engine that answers with each of these statuses in turn, and then with the last for ever. */
function engineOf(...statuses: readonly number[]) {
  let asked = 0;
  const handle: RequestListener = (request, response) => {
    const status = statuses[Math.min(asked++, statuses.length - 1)] ?? 200;
    response.writeHead(status, { 'content-type': 'application/json', 'x-of': request.url ?? '' });
    response.end(`{"answer":${asked}}`);
  };
  return { documents: new PublicDocuments(handle, { jwks: '/keys' }), asked: () => asked };
}

test('the engine is asked once, whoever asks at the same time', async () => {
  const { documents, asked } = engineOf(200);
  const [first, second] = await Promise.all([documents.at('/keys'), documents.at('/keys')]);

  expect(first).toMatchObject({ body: '{"answer":1}', headers: { 'x-of': '/keys' } });
  expect(second).toBe(first);
  expect(await documents.at('/keys')).toBe(first);
  expect(asked()).toBe(1);
});

test('nothing is kept of a failure', async () => {
  const { documents, asked } = engineOf(503, 200);

  expect(await documents.at('/keys')).toBeUndefined();
  expect(await documents.at('/keys')).toMatchObject({ body: '{"answer":2}' });
  expect(asked()).toBe(2);
});

test('the engine is asked for nothing else', async () => {
  const { documents, asked } = engineOf(200);

  for (const path of ['/jwks', '/keys/', '/token', '/me', '/']) {
    expect(await documents.at(path)).toBeUndefined();
  }
  expect(asked()).toBe(0);
});

test('what belongs to one connection alone is not repeated to others', async () => {
  const { documents } = engineOf(200);
  const { headers } = (await documents.at('/keys')) ?? { headers: {} };

  expect(Object.keys(headers).toSorted()).toEqual(['content-type', 'etag', 'x-of']);
});
