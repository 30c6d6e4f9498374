import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWhere } from '../describe-where.ts';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import type { Replicas } from './replicas.ts';
import { SHARED_STORES, startOver } from './shared-stores.ts';
import { SECRET } from './shared-state.ts';

const PATIENCE_MS = 180_000;
const PAIRS = 50;
const APPS = Array.from({ length: 2 * PAIRS }, (_, index) => `app-${index}`);

async function filesOf(): Promise<Readonly<Record<string, string>>> {
  const secretHash = await hashOf(SECRET);
  const file = (name: string) =>
    clientFile(name, { redirectURIs: [CALLBACK], secretHash, consent: 'skip' });
  return {
    'users/alice.yaml': await aliceFile(),
    ...Object.fromEntries(['web', ...APPS].map((name) => [`clients/${name}.yaml`, file(name)])),
  };
}

describe.each(SHARED_STORES)('two servers that share', ({ name, where, start }) => {
  describeWhere(name, where, () => {
    let replicas: Replicas;

    beforeAll(async () => {
      replicas = await startOver(start, { count: 2, files: await filesOf() });
    }, PATIENCE_MS);
    afterAll(async () => replicas?.[Symbol.asyncDispose]());

    const appOf = (id: string) => discover(replicas, id, oidc.ClientSecretBasic(SECRET));

    test(
      `lose none of ${PAIRS} pairs of sign-ins to two apps at once in one browser`,
      async () => {
        const browser = new HTTPBrowser();
        await signIn(await appOf('web'), {}, browser);
        const apps = await Promise.all(APPS.map(appOf));

        const tokens: Awaited<ReturnType<typeof arrive>>[] = [];
        for (let pair = 0; pair < PAIRS; pair += 1) {
          const both = apps.slice(2 * pair, 2 * pair + 2);
          tokens.push(...(await Promise.all(both.map((app) => arrive(app, browser)))));
        }
        // After all of it: a session that lost an app takes its tokens along.
        const people: string[] = [];
        for (const { app, access_token } of tokens) {
          const info = oidc.fetchUserInfo(app, access_token, ALICE.sub);
          people.push(await info.then(({ sub }) => sub, String));
        }

        expect(people).toEqual(APPS.map(() => ALICE.sub));
        const [first = 0, second = 0] = replicas.requests;
        expect(Math.min(first, second)).toBeGreaterThanOrEqual(2 * PAIRS);
      },
      PATIENCE_MS,
    );
  });
});

/** Brings somebody who is signed in to an app, which gets its tokens. */
async function arrive(app: App, browser: HTTPBrowser) {
  const { url, checks } = await begin(app);
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { accept: 'text/html', cookie: browser.cookiesFor(url) },
  });
  await response.arrayBuffer();
  const arrived = new URL(response.headers.get('location') ?? '', url);
  const { access_token } = await oidc.authorizationCodeGrant(app, arrived, checks);
  return { app, access_token };
}
