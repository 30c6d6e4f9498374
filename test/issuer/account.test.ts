import { Provider, type KoaContextWithOIDC } from 'oidc-provider';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFindAccount } from '../../src/issuer/account.ts';
import { createEngineAdapter } from '../../src/issuer/engine-adapter.ts';
import { createEngineClient } from '../../src/issuer/engine-client.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { privateJwk } from '../../src/secret/signing-keys.ts';
import type { Client } from '../../src/snapshot/client.ts';
import { CurrentSnapshot } from '../../src/snapshot/current-snapshot.ts';
import type { User } from '../../src/snapshot/user.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { person, snapshotOf } from '../people/people.ts';
import { client } from './clients.ts';

let engine: Provider;
beforeAll(async () => {
  engine = new Provider('https://auth.example.com', {
    adapter: createEngineAdapter(createMemoryStore()),
    cookies: { keys: ['cookie-signing-key'] },
    features: { devInteractions: { enabled: false } },
    jwks: { keys: (await generateSigningKeys()).map(privateJwk) },
  });
});

const SCOPES = ['openid', 'email', 'groups'];
const EVERYTHING = SCOPES.join(' ');
const alice = (more: Partial<User> = {}) =>
  person('alice', { email: 'alice@example.com', groups: ['staff'], ...more });

type Case = Readonly<{ user?: User; app?: Partial<Client>; allowed?: string }>;

/** Looks the person up as the engine does, with or without a token. */
async function find({ user = alice(), app = {}, allowed = EVERYTHING }: Case, withToken = false) {
  const wiki = client('wiki', { scopes: SCOPES, ...app });
  const grant = new engine.Grant({ clientId: 'wiki', accountId: user.sub });
  grant.addOIDCScope(allowed);
  // The part of the engine's context that is looked at.
  const ctx = { oidc: { client: { clientId: 'wiki' }, grant } } as unknown as KoaContextWithOIDC;
  const token = withToken ? tokenOf(wiki, user) : undefined;
  const current = new CurrentSnapshot(snapshotOf([user], [wiki]));
  return createFindAccount(current)(ctx, user.sub, token);
}

function tokenOf(app: Client, { sub: accountId }: User) {
  const gty = 'authorization_code';
  const issuedTo = createEngineClient(engine, app);
  return new engine.AccessToken({ accountId, client: issuedTo, grantId: 'any', gty });
}

async function claims(found: Case, use = 'userinfo', scope = EVERYTHING) {
  return (await find(found))?.claims(use, scope, {}, []);
}

describe('the claims of an account', () => {
  test('are those of the scopes that were asked for and granted', async () => {
    const { sub } = alice();
    expect(await claims({}, 'userinfo', 'openid groups')).toEqual({ sub, groups: ['staff'] });
    expect(await claims({ allowed: 'openid' })).toEqual({ sub });
  });

  test('in an ID token are those that idTokenClaims names', async () => {
    const { sub } = alice();
    const named = { app: { idTokenClaims: ['groups'] } };
    expect(await claims(named, 'id_token')).toEqual({ sub, groups: ['staff'] });
    expect(await claims(named, 'userinfo')).toHaveProperty('email');
    expect(await claims({ app: { idTokenClaims: [] } }, 'id_token')).toEqual({ sub });
    expect(await claims({}, 'id_token')).toHaveProperty('email');
  });
});

describe('an account', () => {
  test.each([
    ['disabled', alice({ enabled: false })],
    ['over', alice({ expiresAt: Date.now() - 1 })],
  ])('that is %s is of nobody', async (_what, user) => {
    expect(await find({ user })).toBeUndefined();
    expect(await find({ user }, true)).toBeUndefined();
  });

  test('that may not use the app can sign in to be told so, but has no token', async () => {
    const app = { allowedGroups: ['admins'] };
    expect(await find({ app })).toBeDefined();
    expect(await find({ app }, true)).toBeUndefined();
    expect(await find({ app: { allowedGroups: ['staff'] } }, true)).toBeDefined();
  });
});
