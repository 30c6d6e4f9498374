import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWhere } from '../describe-where.ts';
import { ALICE } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover } from './openid-client-app.ts';
import { startReplicas, type Replicas } from './replicas.ts';
import {
  PASSWORD_VARIABLE,
  SECRET,
  sharedFiles,
  STATE_SERVERS,
  storageOf,
} from './shared-state.ts';
import { throughPages } from './through-pages.ts';

const PATIENCE_MS = 120_000;
const AT_ONCE = 64;

describe.each(STATE_SERVERS)('two servers that share', ({ name, where, start }) => {
  describeWhere(name, where, () => {
    let server: Awaited<ReturnType<typeof start>>;
    let replicas: Replicas;

    beforeAll(async () => {
      server = await start();
      replicas = await startReplicas({
        count: 2,
        storage: storageOf(server),
        files: await sharedFiles(),
        environment: { [PASSWORD_VARIABLE]: server.password },
      });
    }, PATIENCE_MS);
    afterAll(async () => {
      await replicas?.[Symbol.asyncDispose]();
      await server?.[Symbol.asyncDispose]();
    });

    const appOf = () => discover(replicas, 'web', oidc.ClientSecretBasic(SECRET));

    test('carry somebody through a sign-in that takes turns between them', async () => {
      const app = await appOf();
      const { url, checks } = await begin(app);
      const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);
      const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);

      expect(tokens.claims()?.sub).toBe(ALICE.sub);
      expect(await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub)).toMatchObject({
        email: ALICE.email,
      });
      const [first = 0, second = 0] = replicas.requests;
      expect(Math.min(first, second)).toBeGreaterThanOrEqual(3);
    });

    test('redeem a code once, however many present it to both at once', async () => {
      const { url, checks } = await begin(await appOf());
      const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK);
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code: arrived.searchParams.get('code') ?? '',
        redirect_uri: CALLBACK,
        code_verifier: checks.pkceCodeVerifier ?? '',
      });
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, turn) =>
          fetch(`${replicas.urls[turn % 2]}/token`, {
            method: 'POST',
            body,
            headers: { authorization: `Basic ${btoa(`web:${SECRET}`)}` },
          }),
        ),
      );

      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      // On a busy machine a loser may be told to come back instead.
      const lost = statuses.filter((status) => status === 400 || status === 503);
      expect(lost).toHaveLength(AT_ONCE - 1);
      expect(lost).toContain(400);
    });

    test('tell nobody the password', async () => {
      const admin = await Promise.all(
        replicas.adminURLs.flatMap((url) =>
          ['/status', '/status.json', '/metrics', '/readyz'].map(async (path) =>
            (await fetch(url + path)).text(),
          ),
        ),
      );
      expect(replicas.output()).toContain('listening');
      expect([replicas.output(), ...admin].join('\n')).not.toContain(server.password);
    });
  });
});
