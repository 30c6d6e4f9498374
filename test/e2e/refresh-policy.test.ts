import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';

const SECRET = 'refresh-policy-e2e_secret';

/** The settings under test, by client. */
const POLICIES = {
  brief: { ttl: '3s', rotate: true },
  idle: { ttl: '1h', idle: '4s', rotate: false },
  forgiving: { rotate: true, reuseInterval: '2s' },
  strict: { rotate: true },
  fixed: { rotate: false },
} as const;

let issuer: RunningIssuer;
let fileOf: (name: string, refreshTokens: unknown) => string;

beforeAll(async () => {
  const secretHash = await hashOf(SECRET);
  const alice = await aliceFile();
  fileOf = (name, refreshTokens) =>
    clientFile(name, { redirectURIs: [CALLBACK], secretHash, refreshTokens });
  const clients = Object.entries(POLICIES).map(
    ([name, policy]) => [`clients/${name}.yaml`, fileOf(name, policy)] as const,
  );
  issuer = await startIssuer({
    files: () => ({ 'users/alice.yaml': alice, ...Object.fromEntries(clients) }),
  });
});
afterAll(() => issuer?.[Symbol.asyncDispose]());

describe('rotate', () => {
  test('true replaces a token at every use, and its use afterwards ends all', async () => {
    const app = await appOf('strict');
    const [first, second] = await refreshOnce(app);
    expect(second).not.toBe(first);

    await refused(app, first);

    await refused(app, second);
  });

  test('false keeps the token as it is, of whatever kind the client is', async () => {
    const app = await appOf('fixed');
    const [first, second] = await refreshOnce(app);
    expect(second).toBe(first);

    expect((await oidc.refreshTokenGrant(app, first)).claims()?.sub).toBe(ALICE.sub);
  });
});

describe('ttl', () => {
  test('ends a family of tokens, used or not, however often they were replaced', async () => {
    const app = await appOf('brief');
    const { refresh_token: first = '' } = await signIn(app, { scope: 'openid' });
    const began = Date.now();
    let latest = first;
    let uses = 0;

    await expect
      .poll(
        async () => {
          const renewed = await oidc.refreshTokenGrant(app, latest).catch(() => undefined);
          if (renewed !== undefined) uses += 1;
          latest = renewed?.refresh_token ?? latest;
          return renewed;
        },
        { timeout: 15_000, interval: 300 },
      )
      .toBeUndefined();

    expect(uses).toBeGreaterThan(1);
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  test('that was shortened holds at once for the tokens that are out', async () => {
    const name = 'shortened';
    await issuer.change(() => issuer.write(`clients/${name}.yaml`, fileOf(name, { ttl: '1h' })));
    const app = await appOf(name);
    const { refresh_token = '' } = await signIn(app, { scope: 'openid' });

    await issuer.change(() => issuer.write(`clients/${name}.yaml`, fileOf(name, { ttl: '1s' })));

    await expect
      .poll(() => oidc.refreshTokenGrant(app, refresh_token).catch(errorOf), { timeout: 10_000 })
      .toBe('invalid_grant');
  });
});

describe('idle', () => {
  test('spares a token that is used, and ends one that is not', async () => {
    const app = await appOf('idle');
    const { refresh_token: used = '' } = await signIn(app, { scope: 'openid' });
    const { refresh_token: unused = '' } = await signIn(app, { scope: 'openid' });
    // Seen from outside without using it.
    const isActive = async (token: string) => (await oidc.tokenIntrospection(app, token)).active;

    await expect
      .poll(
        async () => {
          await oidc.refreshTokenGrant(app, used);
          return isActive(unused);
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe(false);

    await refused(app, unused);
    expect((await oidc.refreshTokenGrant(app, used)).claims()?.sub).toBe(ALICE.sub);
    await expect.poll(() => isActive(used), { timeout: 15_000, interval: 300 }).toBe(false);
  });
});

describe('reuseInterval', () => {
  test('lets an app refresh several times at once', async () => {
    const app = await appOf('forgiving');
    const { refresh_token = '' } = await signIn(app, { scope: 'openid' });

    const renewed = await Promise.all(
      Array.from({ length: 8 }, () => oidc.refreshTokenGrant(app, refresh_token)),
    );

    const tokens = renewed.map((each) => each.refresh_token ?? '');
    expect(new Set([refresh_token, ...tokens]).size).toBe(9);
    for (const token of tokens) {
      await expect(oidc.refreshTokenGrant(app, token)).resolves.toBeDefined();
    }
  });

  test('over, a use of the old token ends the whole family', async () => {
    const app = await appOf('forgiving');
    const [first, second] = await refreshOnce(app);

    await expect
      .poll(() => oidc.refreshTokenGrant(app, first).catch(errorOf), {
        timeout: 10_000,
        interval: 250,
      })
      .toBe('invalid_grant');

    await refused(app, second);
  });

  test('without it one of several at once wins, and the family ends', async () => {
    const app = await appOf('strict');
    const { refresh_token = '' } = await signIn(app, { scope: 'openid' });

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => oidc.refreshTokenGrant(app, refresh_token)),
    );

    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { value } of won) await refused(app, value.refresh_token ?? '');
  });
});

function appOf(name: string): Promise<App> {
  return discover(issuer, name, oidc.ClientSecretBasic(SECRET));
}

/** The refresh token of a new sign-in, and what its first use gives. */
async function refreshOnce(app: App): Promise<readonly [string, string]> {
  const { refresh_token: first = '' } = await signIn(app, { scope: 'openid' });
  const { refresh_token: second = first } = await oidc.refreshTokenGrant(app, first);
  return [first, second];
}

async function refused(app: App, token: string): Promise<void> {
  await expect(oidc.refreshTokenGrant(app, token)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
}

function errorOf(thrown: unknown): unknown {
  return thrown instanceof oidc.ResponseBodyError ? thrown.error : thrown;
}
