import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAdminApp } from '../../src/http/create-admin-app.ts';
import { listen, type Listener } from '../../src/http/listen.ts';

const HELD = 'a1b2c3d4'.repeat(8);

let listener: Listener;
let url: string;
let held: string | undefined;
/** What each reload was asked to accept. */
let reloads: (string | undefined)[];
let inTheWay: Error | undefined;

beforeAll(async () => {
  const app = createAdminApp({
    host: 'idp-admin.internal',
    ready: async () => {
      if (inTheWay) throw inTheWay;
    },
    status: async () => ({ reloads: reloads.length }),
    statusText: async () => 'in step\n',
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'up 1\n' }),
    heldRevision: async () => held,
    holdings: async (clientIds) =>
      new Map(clientIds.includes('wiki') ? [['wiki', { sessions: 2, refreshTokens: 1 }]] : []),
    reload: async (accept) => {
      if (inTheWay) throw inTheWay;
      // Whoever does not wait for the reload would answer before this.
      await new Promise((resolve) => setImmediate(resolve));
      reloads.push(accept);
    },
  });
  listener = await listen(app, { host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${listener.port}`;
});
beforeEach(() => {
  held = HELD;
  reloads = [];
  inTheWay = undefined;
});
afterAll(() => listener?.drain(0));

type Answer = Readonly<{ status: number | undefined; body: string }>;

/** A request with exactly these headers: fetch does not let a Host be chosen. */
async function post(
  body: string,
  headers: Readonly<Record<string, string>> = {},
  path = '/reload',
): Promise<Answer> {
  const json = { 'content-type': 'application/json' };
  const sent = request(`${url}${path}`, { method: 'POST', headers: { ...json, ...headers } });
  sent.end(body);
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, body: await text(response) };
}

describe('GET', () => {
  test('/status is text for people, /status.json a document for programs', async () => {
    const forPeople = await fetch(`${url}/status`);
    expect(forPeople.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await forPeople.text()).toBe('in step\n');
    const forPrograms = await fetch(`${url}/status.json`);
    expect(await forPrograms.json()).toEqual({ reloads: 0 });
    expect(forPrograms.headers.get('cache-control')).toBe('no-store');
  });

  test('/metrics is in the format that it says', async () => {
    const answer = await fetch(`${url}/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await answer.text()).toBe('up 1\n');
  });

  test('/readyz says what is in the way, and /livez does not mind', async () => {
    inTheWay = new Error('the store is closed');
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toBe('not ready: the store is closed\n');
    expect((await fetch(`${url}/livez`)).status).toBe(200);
  });

  test('never reloads', async () => {
    expect((await fetch(`${url}/reload`)).status).toBe(404);
    expect(reloads).toEqual([]);
  });
});

describe('POST /reload', () => {
  test('answers with the status once the reload is done', async () => {
    expect(await post('{}')).toEqual({ status: 200, body: '{"reloads":1}' });
    expect(reloads).toEqual([undefined]);
  });

  test.each([
    ['all', HELD],
    ['the first seven', HELD.slice(0, 7)],
  ])('takes over the revision that is held, named by %s of its digits', async (_, accept) => {
    expect((await post(JSON.stringify({ accept }))).status).toBe(200);
    expect(reloads).toEqual([HELD]);
  });

  test('refuses to accept another revision than the one that is held', async () => {
    const { status, body } = await post(JSON.stringify({ accept: '7654321' }));
    expect(status).toBe(409);
    expect(body).toContain('a1b2c3d4a1b2');
    expect(reloads).toEqual([]);
  });

  test('refuses to accept where nothing is held', async () => {
    held = undefined;
    expect(await post(JSON.stringify({ accept: HELD }))).toEqual({
      status: 409,
      body: '{"error":"no revision is held: there is nothing to accept"}',
    });
    expect(reloads).toEqual([]);
  });

  test.each([
    ['an accept of six digits', JSON.stringify({ accept: HELD.slice(0, 6) })],
    ['an accept that is no revision', '{"accept":"yes, do"}'],
    ['an accept that is no text', '{"accept":true}'],
    ['another field', '{"force":true}'],
    ['a list', '[]'],
    ['what is no JSON', '{"accept":'],
  ])('refuses %s', async (_, body) => {
    expect((await post(body)).status).toBe(400);
    expect(reloads).toEqual([]);
  });

  test('refuses a body that is too long', async () => {
    expect((await post(JSON.stringify({ accept: 'a'.repeat(2_000) }))).status).toBe(413);
    expect(reloads).toEqual([]);
  });

  test('refuses a form, which a page of anybody could send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      expect((await post('{}', { 'content-type': type })).status).toBe(415);
    }
    expect(reloads).toEqual([]);
  });

  test.each([
    ['Origin', { origin: 'http://127.0.0.1:9090' }],
    ['Origin: null', { origin: 'null' }],
    ['Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }],
  ])('refuses a browser, told by %s', async (_, headers) => {
    expect((await post('{}', headers)).status).toBe(403);
    expect(reloads).toEqual([]);
  });

  test.each([
    ['127.0.0.1'],
    ['10.1.2.3:9090'],
    ['[::1]:9090'],
    ['localhost:9090'],
    ['LOCALHOST'],
    ['idp-admin.internal:9090'],
  ])('is for the host %s', async (host) => {
    expect((await post('{}', { host })).status).toBe(200);
  });

  test.each([
    ['attacker.example.com'],
    ['localhost.attacker.example.com:9090'],
    ['127.0.0.1.attacker.example.com'],
    ['attacker.example.com@127.0.0.1'],
    ['idp-admin.internal.attacker.example.com'],
  ])('is not for the host %j, which may lead here all the same', async (host) => {
    expect((await post('{}', { host })).status).toBe(403);
    expect(reloads).toEqual([]);
  });

  test('tells nothing of a fault of the program', async () => {
    inTheWay = new Error('canary');
    const { status, body } = await post('{}');
    expect(status).toBe(500);
    expect(body).not.toContain('canary');
  });
});

describe('POST /holdings', () => {
  test('tells what people have with clients, of those that have something', async () => {
    const { status, body } = await post('{"clients": ["wiki", "chat"]}', {}, '/holdings');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ clients: { wiki: { sessions: 2, refreshTokens: 1 } } });
  });

  test.each(['{}', '{"clients": "wiki"}', '{"clients": [1]}', '[]', 'not JSON'])(
    'refuses the body %s',
    async (body) => {
      expect((await post(body, {}, '/holdings')).status).toBe(400);
    },
  );

  test('is refused to browsers, and under other names', async () => {
    const body = '{"clients": ["wiki"]}';
    const headers = [{ origin: 'https://evil.example' }, { host: 'evil.example' }];
    for (const one of headers) expect((await post(body, one, '/holdings')).status).toBe(403);
  });
});
