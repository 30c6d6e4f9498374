import { generateKeyPairSync } from 'node:crypto';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWhere } from '../describe-where.ts';
import { assertionParameters, createAssertion } from './client-assertion.ts';
import { aliceFile, clientFile, hashOf } from './declarations.ts';
import { beginOnDevice, connect } from './device-app.ts';
import { createProof } from './dpop-proof.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import type { Replicas } from './replicas.ts';
import { SHARED_STORES, startOver } from './shared-stores.ts';
import { SECRET } from './shared-state.ts';
import { throughPages } from './through-pages.ts';

const PATIENCE_MS = 120_000;
const AT_ONCE = 64;
const ASSERTION_KEYS = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PROOF_KEYS = generateKeyPairSync('ed25519');
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

async function filesOf(): Promise<Readonly<Record<string, string>>> {
  const secretHash = await hashOf(SECRET);
  const jwk = { ...ASSERTION_KEYS.publicKey.export({ format: 'jwk' }), kid: 'key', alg: 'ES256' };
  return {
    'users/alice.yaml': await aliceFile(),
    'clients/web.yaml': clientFile('web', {
      redirectURIs: [CALLBACK],
      secretHash,
      refreshTokens: { rotate: true },
      consent: 'skip',
    }),
    'clients/tv.yaml': clientFile('tv', { type: 'device' }),
    'clients/signer.yaml': clientFile('signer', { type: 'service', jwks: { keys: [jwk] } }),
    'clients/bound.yaml': clientFile('bound', {
      type: 'service',
      secretHash,
      tokens: { accessToken: { boundTo: 'dpop' } },
    }),
  };
}

type Answer = Readonly<{
  status: number;
  location: string;
  body: Readonly<Record<string, string>>;
}>;

describe.each(SHARED_STORES)('two servers that share', ({ name, where, start }) => {
  describeWhere(name, where, () => {
    let replicas: Replicas;

    beforeAll(async () => {
      replicas = await startOver(start, { count: 2, files: await filesOf() });
    }, PATIENCE_MS);
    afterAll(async () => replicas?.[Symbol.asyncDispose]());

    const webApp = () => discover(replicas, 'web', oidc.ClientSecretBasic(SECRET));

    /** Sends one request to both servers at once, so often. */
    const presentToBoth = (path: string, init: (turn: number) => RequestInit) =>
      Promise.all(
        Array.from({ length: AT_ONCE }, async (_, turn): Promise<Answer> => {
          const url = `${replicas.urls[turn % 2]}${path}`;
          const response = await fetch(url, { ...init(turn), redirect: 'manual' });
          const text = await response.text();
          return {
            status: response.status,
            location: response.headers.get('location') ?? '',
            body: text.startsWith('{') ? JSON.parse(text) : {},
          };
        }),
      );
    const askForTokens = (
      parameters: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const body = new URLSearchParams(parameters);
      return presentToBoth('/token', () => ({ method: 'POST', body, headers }));
    };

    /** What the only one got who was let through; the others were refused in these words. */
    const expectOneWinner = (answers: readonly Answer[], error: string) => {
      const winners = answers.filter(({ status }) => status === 200);
      expectOne(winners, answers);
      expectRefusals(answers, error);
      return winners[0]?.body;
    };

    const expectRefusals = (answers: readonly Answer[], error: string) => {
      const refusals = answers.filter(({ status }) => status !== 200);
      const words = new Set(refusals.map(({ body }) => body['error']));
      expect([...words].filter((word) => word !== 'temporarily_unavailable')).toEqual([error]);
    };

    const expectWorthNothing = async (tokens: Answer['body'] | undefined) => {
      if (tokens === undefined) return;
      const authorization = `Bearer ${tokens['access_token']}`;
      const userinfo = await fetch(`${replicas.url}/me`, { headers: { authorization } });
      expect(userinfo.status).toBe(401);
      const refreshing = oidc.refreshTokenGrant(await webApp(), tokens['refresh_token'] ?? '');
      await expect(refreshing).rejects.toMatchObject({ error: 'invalid_grant' });
    };

    test(
      'redeem a code once, and what it gave is worth nothing then',
      async () => {
        const { url, checks } = await begin(await webApp());
        const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);
        const answers = await askForTokens(
          {
            grant_type: 'authorization_code',
            code: arrived.searchParams.get('code') ?? '',
            redirect_uri: CALLBACK,
            code_verifier: checks.pkceCodeVerifier ?? '',
          },
          BASIC('web'),
        );
        await expectWorthNothing(expectOneWinner(answers, 'invalid_grant'));
      },
      PATIENCE_MS,
    );

    test(
      'take a refresh token once, and what it gave is worth nothing then',
      async () => {
        const { refresh_token = '' } = await signIn(await webApp());
        const parameters = { grant_type: 'refresh_token', refresh_token };
        const answers = await askForTokens(parameters, BASIC('web'));
        await expectWorthNothing(expectOneWinner(answers, 'invalid_grant'));
      },
      PATIENCE_MS,
    );

    test(
      'redeem a device code once at most',
      async () => {
        const attempt = await beginOnDevice(await discover(replicas, 'tv'));
        await connect(attempt);
        const { device_code } = attempt;
        const answers = await askForTokens({
          grant_type: DEVICE_GRANT,
          device_code,
          client_id: 'tv',
        });
        // The engine looks for the grant once the code is used: who came too late may have ended it.
        expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
        expectRefusals(answers, 'invalid_grant');
      },
      PATIENCE_MS,
    );

    test(
      'carry out a pushed request once',
      async () => {
        const browsers = Array.from({ length: 8 }, () => new HTTPBrowser());
        for (const browser of browsers) await signIn(await webApp(), {}, browser);
        const { url } = await begin(await webApp());
        const body = new URLSearchParams(new URL(url).search);
        const pushed = await fetch(`${replicas.url}/request`, {
          method: 'POST',
          body,
          headers: BASIC('web'),
        });
        const { request_uri = '' } = (await pushed.json()) as Answer['body'];
        const query = new URLSearchParams({ client_id: 'web', request_uri });

        const answers = await presentToBoth(`/auth?${query.toString()}`, (turn) => ({
          headers: {
            accept: 'text/html',
            cookie: browsers[turn % browsers.length]?.cookiesFor(url) ?? '',
          },
        }));

        const codes = answers.filter(({ location }) => /[?&]code=/.test(location));
        expectOne(codes, answers);
        const others = answers.filter((answer) => !codes.includes(answer) && !isBusy(answer));
        // Who comes a moment later is told before it is known where to send them.
        const told = ({ location, status }: Answer) =>
          location.includes('error=invalid_request_uri') || status === 400;
        expect(others.filter((answer) => !told(answer))).toEqual([]);
      },
      PATIENCE_MS,
    );

    test(
      'believe an assertion of a client once',
      async () => {
        const assertion = createAssertion({
          key: ASSERTION_KEYS.privateKey,
          alg: 'ES256',
          kid: 'key',
          clientId: 'signer',
          audience: replicas.url,
        });
        const answers = await askForTokens({
          grant_type: 'client_credentials',
          ...assertionParameters(assertion),
        });
        expectOneWinner(answers, 'invalid_client');
      },
      PATIENCE_MS,
    );

    test(
      'believe a proof of a key once',
      async () => {
        const proof = createProof({ ...PROOF_KEYS, method: 'POST', url: `${replicas.url}/token` });
        const parameters = { grant_type: 'client_credentials' };
        const answers = await askForTokens(parameters, { ...BASIC('bound'), DPoP: proof });
        expectOneWinner(answers, 'invalid_grant');
      },
      PATIENCE_MS,
    );
  });
});

/** On a busy machine somebody may be told to come back, the one who is let through included. */
function isBusy({ status, location }: Answer): boolean {
  return status === 503 || location.includes('error=temporarily_unavailable');
}

function expectOne(winners: readonly Answer[], answers: readonly Answer[]): void {
  expect(winners.length).toBeLessThanOrEqual(1);
  if (!answers.some(isBusy)) expect(winners).toHaveLength(1);
}

const BASIC = (clientId: string) => ({ authorization: `Basic ${btoa(`${clientId}:${SECRET}`)}` });
