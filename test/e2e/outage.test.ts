import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { describeWhere } from '../describe-where.ts';
import { CALLBACK } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import {
  API,
  PASSWORD_VARIABLE,
  SECRET,
  sharedFiles,
  STATE_SERVERS,
  storageOf,
} from './shared-state.ts';

const PATIENCE_MS = 120_000;

/** How long it is away under load, in milliseconds. */
const AWAY_MS = Number(process.env['IDPFILE_TEST_OUTAGE_MS'] ?? 2500);

/** A second for the store, and the rest for a machine that does a lot else. */
const ANSWER_MS = 2500;

type Answer = Readonly<{ status: number; retryAfter: string | null; ms: number }>;

const basic = (client: string) => ({ authorization: `Basic ${btoa(`${client}:${SECRET}`)}` });

/** Requests that the store has to answer for, and such as do without. */
const QUESTIONS = {
  introspection: (url: string) =>
    fetch(`${url}/token/introspection`, {
      method: 'POST',
      body: new URLSearchParams({ token: 'of-nobody' }),
      headers: basic('web'),
    }),
  code: (url: string) =>
    fetch(`${url}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: 'of-nobody-of-nobody-of-nobody-of-nobody-123',
        redirect_uri: CALLBACK,
      }),
      headers: basic('web'),
    }),
  discovery: (url: string) => fetch(`${url}/.well-known/openid-configuration`),
  keys: (url: string) => fetch(`${url}/jwks`),
  robot: (url: string) =>
    fetch(`${url}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: API }),
      headers: basic('robot'),
    }),
} as const;

type Question = keyof typeof QUESTIONS;

const NAMES = ['introspection', 'code', 'discovery', 'keys', 'robot'] as const;

async function ask(url: string, question: Question): Promise<Answer> {
  const began = performance.now();
  const response = await QUESTIONS[question](url);
  await response.arrayBuffer();
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    ms: performance.now() - began,
  };
}

/** Asks everything, 20 times a second, for as long. */
async function load(url: string, forMs: number): Promise<Readonly<Record<Question, Answer[]>>> {
  const asked: Promise<readonly [Question, Answer]>[] = [];
  for (const end = performance.now() + forMs; performance.now() < end;) {
    for (const name of NAMES) asked.push(ask(url, name).then((answer) => [name, answer] as const));
    await setTimeout(50);
  }
  const answers: Record<Question, Answer[]> = {
    introspection: [],
    code: [],
    discovery: [],
    keys: [],
    robot: [],
  };
  for (const [name, answer] of await Promise.all(asked)) answers[name].push(answer);
  return answers;
}

describe.each(STATE_SERVERS)('while the store is away', ({ name, where, start }) => {
  describeWhere(name, where, () => {
    let server: Awaited<ReturnType<typeof start>>;
    let issuer: RunningIssuer;

    beforeAll(async () => {
      server = await start();
      const files = await sharedFiles();
      issuer = await startIssuer({
        files: () => files,
        issuer: `  storage: ${storageOf(server)}\n`,
        environment: { [PASSWORD_VARIABLE]: server.password },
      });
    }, PATIENCE_MS);
    afterEach(() => server.signal('SIGCONT'));
    afterAll(async () => {
      await issuer?.[Symbol.asyncDispose]();
      await server?.[Symbol.asyncDispose]();
    });

    const isWell = async () => {
      expect(await ask(issuer.url, 'introspection')).toMatchObject({ status: 200 });
      expect(await ask(issuer.url, 'code')).toMatchObject({ status: 400 });
      expect((await fetch(`${issuer.adminURL}/readyz`)).status).toBe(200);
    };

    const untilWell = async () => {
      while ((await ask(issuer.url, 'introspection')).status !== 200) await setTimeout(20);
      await isWell();
    };

    const answersHonestly = async () => {
      const answers = await load(issuer.url, AWAY_MS);
      for (const question of ['introspection', 'code'] as const) {
        for (const { status, retryAfter, ms } of answers[question]) {
          expect({ question, status, retryAfter }).toEqual({
            question,
            status: 503,
            retryAfter: '2',
          });
          expect(ms).toBeLessThan(ANSWER_MS);
        }
      }
      for (const question of ['discovery', 'keys', 'robot'] as const) {
        const statuses = new Set(answers[question].map(({ status }) => status));
        expect({ question, statuses }).toEqual({ question, statuses: new Set([200]) });
      }
      expect((await fetch(`${issuer.adminURL}/readyz`)).status).toBe(503);
      expect((await fetch(`${issuer.adminURL}/livez`)).status).toBe(200);
    };

    test(
      'requests that need it get 503 at once, the others go on, and all is well when it is back',
      { timeout: PATIENCE_MS },
      async () => {
        await isWell();
        await server.stop();
        await answersHonestly();
        await server.start();
        await untilWell();
      },
    );

    test('the same when it hangs', { timeout: PATIENCE_MS }, async () => {
      server.signal('SIGSTOP');
      await answersHonestly();
      server.signal('SIGCONT');
      await untilWell();
    });

    test('an app that sends somebody to sign in is told to come back', async () => {
      server.signal('SIGSTOP');
      const query = new URLSearchParams({
        client_id: 'web',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: CALLBACK,
        code_challenge: 'A'.repeat(43),
        code_challenge_method: 'S256',
      });
      const response = await fetch(`${issuer.url}/auth?${query.toString()}`, {
        redirect: 'manual',
        headers: { accept: 'text/html' },
      });
      server.signal('SIGCONT');
      const location = response.headers.get('location') ?? '';
      expect(response.status).toBe(303);
      expect(new URL(location).searchParams.get('error')).toBe('temporarily_unavailable');
      await untilWell();
    });

    test('the log tells of it, once each time, and tells nobody the password', () => {
      const said = (words: string) => issuer.output().split(words).length - 1;
      expect(said('the state store is away')).toBeGreaterThanOrEqual(3);
      expect(said('the state store is away')).toBeLessThan(20);
      expect(said('the state store is back')).toBeGreaterThanOrEqual(3);
      expect(issuer.output()).not.toContain(server.password);
    });
  });
});
