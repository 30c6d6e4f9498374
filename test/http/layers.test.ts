import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inFront, type Handler, type Layer } from '../../src/http/layers.ts';
import { pathBelow } from '../../src/http/path-below.ts';
import { reportFailures } from '../../src/http/report-failures.ts';
import { createSite } from '../../src/http/site.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import { snapshotOf } from '../people/people.ts';

const site = createSite(new CurrentSnapshot(snapshotOf([])));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

test('layers take a request in their order, and whoever answers keeps it', async () => {
  const seen: string[] = [];
  const passing =
    (name: string): Layer =>
    (_request, _response, next) => {
      seen.push(name);
      return next();
    };
  const answering: Layer = (_request, response) => response.end('answered');
  const url = await serve(
    inFront([passing('first'), passing('second'), answering, passing('third')], () => {
      throw new Error('nobody asked');
    }) as RequestListener,
  );
  expect(await (await fetch(url)).text()).toBe('answered');
  expect(seen).toEqual(['first', 'second']);
});

describe('what a handler throws', () => {
  test.each<readonly [when: string, fail: Handler]>([
    [
      'at once',
      () => {
        throw new Error('no engine');
      },
    ],
    ['later', () => Promise.reject(new Error('no engine'))],
  ])('%s becomes an error page, and the server goes on', async (_when, fail) => {
    let isGood = false;
    const url = await serve(
      reportFailures(site, (request, response) =>
        isGood ? response.end('good') : fail(request, response),
      ),
    );
    const failed = await fetch(url);
    expect(failed.status).toBe(500);
    expect(failed.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await failed.text()).not.toContain('no engine');
    isGood = true;
    expect(await (await fetch(url)).text()).toBe('good');
  });

  test('in the middle of an answer cuts it off', async () => {
    const url = await serve(
      reportFailures(site, (_request, response) => {
        response.writeHead(200, { 'content-length': 10 }).write('half');
        throw new Error('no more');
      }),
    );
    await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
  });
});

test.each([
  ['', '/token', '/token'],
  ['', '/token?a=/b', '/token'],
  ['', '/', '/'],
  ['', '*', undefined],
  ['', undefined, undefined],
  ['/idp', '/idp/token?x', '/token'],
  ['/idp', '/idp', undefined],
  ['/idp', '/idptoken', undefined],
  ['/idp', '/token', undefined],
])('below %j the path of %j is %j', (basePath, url, path) => {
  expect(pathBelow(basePath, url)).toBe(path);
});
