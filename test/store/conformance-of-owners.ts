import { hash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Owner, Store, StoredPayload } from '../../src/store/store.ts';

/** Two connections to one state, once they are open, and how to let time pass. */
type Stores = Readonly<{
  first: () => Store;
  second: () => Store;
  pass: (seconds: number) => void;
}>;

/** What every store must do about the clients and people whose rows it keeps. */
export function describeOwners({ first, second, pass }: Stores): void {
  const rows = (model: string) => first().model(model);
  const otherRows = (model: string) => second().model(model);

  describe('owners', () => {
    const client = (id: string): Owner => ({ kind: 'client', id });
    const account = (id: string): Owner => ({ kind: 'account', id });
    const TOKEN_MODELS = [
      'Grant',
      'AuthorizationCode',
      'AccessToken',
      'RefreshToken',
      'DeviceCode',
      'ClientCredentials',
      'BackchannelAuthenticationRequest',
      'Consent',
    ];

    /** Does not repeat the id of the session: who reads it from the disk does not know that. */
    const sidOf = (session: string, clientId: string) =>
      hash('sha256', `${session}/${clientId}`, 'base64url');

    /** A row of each model, all with the same id. */
    const writeTokens = async (payload: StoredPayload) => {
      const id = newId();
      for (const model of TOKEN_MODELS) await rows(model).upsert(id, { jti: id, ...payload }, 60);
      return id;
    };
    const modelsWith = async (id: string) => {
      const found = await Promise.all(TOKEN_MODELS.map((model) => otherRows(model).find(id)));
      return TOKEN_MODELS.filter((_, position) => found[position] !== undefined);
    };
    const writeSession = async (accountId: string, clientIds: readonly string[], lifetime = 60) => {
      const id = newId();
      const authorizations = Object.fromEntries(
        clientIds.map((clientId) => [clientId, { sid: sidOf(id, clientId), grantId: newId() }]),
      );
      const payload = { jti: id, uid: newId(), accountId, authorizations };
      await rows('Session').upsert(id, payload, lifetime);
      return id;
    };

    test('revoking a client takes its rows of every model and no others', async () => {
      const [gone, kept, ana] = [newId(), newId(), newId()];
      const mine = await writeTokens({ clientId: gone, accountId: ana });
      const others = await writeTokens({ clientId: kept, accountId: ana });

      expect(await first().revoke(client(gone))).toBe(TOKEN_MODELS.length);

      expect(await modelsWith(mine)).toEqual([]);
      expect(await modelsWith(others)).toEqual(TOKEN_MODELS);
      expect(await second().revoke(client(gone))).toBe(0);
    });

    test('revoking a person takes their rows of every model, sessions included', async () => {
      const [app, ana, ben] = [newId(), newId(), newId()];
      const mine = await writeTokens({ clientId: app, accountId: ana });
      const others = await writeTokens({ clientId: app, accountId: ben });
      const [session, othersSession] = [await writeSession(ana, []), await writeSession(ben, [])];

      expect(await first().revoke(account(ana))).toBe(TOKEN_MODELS.length + 1);

      expect(await modelsWith(mine)).toEqual([]);
      expect(await modelsWith(others)).toEqual(TOKEN_MODELS);
      expect(await otherRows('Session').find(session)).toBeUndefined();
      expect(await otherRows('Session').find(othersSession)).toBeDefined();
    });

    test('what belongs to a grant is left to it, while a grant that comes from another is not', async () => {
      const [app, token, derived] = [newId(), newId(), newId()];
      const payload = { clientId: app, accountId: newId(), grantId: newId() };
      await rows('AccessToken').upsert(token, { jti: token, ...payload }, 60);
      await rows('Grant').upsert(derived, { jti: derived, ...payload }, 60);
      expect(await first().revoke(client(app))).toBe(1);
      expect(await otherRows('AccessToken').find(token)).toBeDefined();
      expect(await otherRows('Grant').find(derived)).toBeUndefined();
    });

    test('a client and a person of one name are not the same', async () => {
      const name = newId();
      const mine = await writeTokens({ clientId: name });
      await first().revoke(account(name));
      expect(await modelsWith(mine)).toEqual(TOKEN_MODELS);
    });

    test('a grant that comes from one of a client ends with that client', async () => {
      const [source, peer, id] = [newId(), newId(), newId()];
      const payload = { jti: id, clientId: peer, sourceClientId: source };
      await rows('Grant').upsert(id, payload, 60);
      expect(await first().revoke(client(newId()))).toBe(0);
      expect(await first().revoke(client(source))).toBe(1);
      expect(await otherRows('Grant').find(id)).toBeUndefined();
    });

    test('a row that changed hands belongs to the new owner only', async () => {
      const [before, after, id] = [newId(), newId(), newId()];
      await rows('AccessToken').upsert(id, { jti: id, clientId: before }, 60);
      await rows('AccessToken').upsert(id, { jti: id, clientId: after }, 60);
      expect(await first().revoke(client(before))).toBe(0);
      expect(await first().revoke(client(after))).toBe(1);
    });

    test('revoking a client takes it out of every session, and leaves all else in them', async () => {
      const [gone, kept, ana] = [newId(), newId(), newId()];
      const session = await writeSession(ana, [gone, kept]);
      const before = await rows('Session').find(session);

      await first().revoke(client(gone));

      const after = await otherRows('Session').find(session);
      expect(after).toEqual({
        ...before,
        authorizations: { [kept]: { sid: sidOf(session, kept), grantId: expect.any(String) } },
      });
      const uid = typeof after?.['uid'] === 'string' ? after['uid'] : '';
      expect(await rows('Session').findByUid(uid)).toMatchObject({ accountId: ana });
    });

    test('the sessions of a client and of a person are told with their names for the apps', async () => {
      const [wiki, chat, ana, ben] = [newId(), newId(), newId(), newId()];
      const [both, one, others] = [
        await writeSession(ana, [wiki, chat]),
        await writeSession(ana, [chat]),
        await writeSession(ben, [wiki]),
      ];
      const entry = (session: string, accountId: string, clientId: string) => ({
        accountId,
        clientId,
        sid: sidOf(session, clientId),
      });

      const ofWiki = await second().appSessions(client(wiki));
      const ofAna = await second().appSessions(account(ana));

      expect(ofWiki).toHaveLength(2);
      expect(ofWiki).toEqual(
        expect.arrayContaining([entry(both, ana, wiki), entry(others, ben, wiki)]),
      );
      expect(ofAna).toHaveLength(3);
      expect(ofAna).toEqual(
        expect.arrayContaining([
          entry(both, ana, wiki),
          entry(both, ana, chat),
          entry(one, ana, chat),
        ]),
      );
      expect(await first().appSessions(client(newId()))).toEqual([]);
    });

    test('a session that is over, or that nobody is signed in to, is not told', async () => {
      const [app, ana] = [newId(), newId()];
      const anonymous = newId();
      await rows('Session').upsert(anonymous, { jti: anonymous, uid: newId() }, 60);
      await writeSession(ana, [app], 10);
      pass(10);
      expect(await first().appSessions(client(app))).toEqual([]);
      expect(await first().appSessions(account(ana))).toEqual([]);
    });

    test('a client whose name is part of another, or needs escaping, is told apart', async () => {
      const name = `${newId()}"\\ü`;
      const [exact, longer] = [await writeSession('ana', [name]), `${name}er`];
      await writeSession('ana', [longer]);
      expect(await first().appSessions(client(name))).toEqual([
        { accountId: 'ana', clientId: name, sid: sidOf(exact, name) },
      ]);
      await first().revoke(client(name));
      expect(await first().appSessions(client(name))).toEqual([]);
      expect(await first().appSessions(client(longer))).toHaveLength(1);
    });

    test('more rows and sessions than one step takes are all revoked', async () => {
      const [app, ana] = [newId(), newId()];
      const ids = Array.from({ length: 1050 }, newId);
      await Promise.all(
        ids.map((id) => rows('AccessToken').upsert(id, { jti: id, clientId: app }, 60)),
      );
      await Promise.all(ids.map(() => writeSession(ana, [app])));

      expect(await first().appSessions(client(app))).toHaveLength(ids.length);
      expect(await first().revoke(client(app))).toBe(ids.length);

      expect(await first().appSessions(client(app))).toEqual([]);
      const left = await Promise.all(ids.map((id) => otherRows('AccessToken').find(id)));
      expect(left.filter((row) => row !== undefined)).toEqual([]);
    });

    test('a session that is written while its client is revoked keeps what was written', async () => {
      const [gone, kept] = [newId(), newId()];
      const session = await writeSession('ana', [gone, kept]);
      const before = await rows('Session').find(session);

      await Promise.all([
        first().revoke(client(gone)),
        rows('Session').upsert(session, { ...before, acr: 'urn:new' }, 60),
      ]);

      const after = await otherRows('Session').find(session);
      expect(after).toMatchObject({ acr: 'urn:new', authorizations: { [kept]: {} } });
    });

    test('everybody who has rows is listed, once', async () => {
      const [wiki, source, ana] = [newId(), newId(), newId()];
      await writeTokens({ clientId: wiki, sourceClientId: source, accountId: ana });
      await writeTokens({ clientId: wiki, accountId: ana });

      const clients = await second().owners('client');
      const accounts = await second().owners('account');

      expect(clients.filter((id) => [wiki, source, ana].includes(id)).toSorted()).toEqual(
        [wiki, source].toSorted(),
      );
      expect(accounts.filter((id) => [wiki, source, ana].includes(id))).toEqual([ana]);
      await first().revoke(client(wiki));
      expect(await second().owners('client')).not.toContain(wiki);
    });
  });
}

function newId(): string {
  return randomBytes(24).toString('base64url');
}
