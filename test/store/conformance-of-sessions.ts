import { describe, expect, test } from 'vitest';
import type { AppSession, Owner } from '../../src/store/store.ts';
import {
  account,
  client,
  createOwnedState,
  grantOf,
  newId,
  sidOf,
  type Stores,
} from './owned-state.ts';

/** What every store must do about the sessions that clients are part of. */
export function describeSessions(stores: Stores): void {
  const { first, pass } = stores;
  const { rows, otherRows, writeTokens, modelsWith, writeSession } = createOwnedState(stores);

  describe('sessions', () => {
    /** The sessions of the apps that end when all of a person does, or when clients leave. */
    const endedBy = async (...owners: readonly Owner[]) => {
      const ended: AppSession[] = [];
      const onEnded = (session: AppSession) => void ended.push(session);
      await first().revoke(owners, { until: await first().mark(), onEnded });
      const clientIds = owners.filter(({ kind }) => kind === 'client').map(({ id }) => id);
      await first().leaveSessions(clientIds, onEnded);
      return ended;
    };
    const leave = (clientId: string) => first().leaveSessions([clientId], () => {});
    const writeGrant = (id: string, clientId: string, lifetimeSeconds: number) =>
      rows('Grant').upsert(id, { jti: id, clientId }, lifetimeSeconds);

    test('what people have with clients is counted: live sessions, and refresh tokens not used', async () => {
      const [gone, kept, idle] = [newId(), newId(), newId()];
      await writeSession(newId(), [gone, kept]);
      await writeSession(newId(), [gone]);
      await writeSession(newId(), [gone], 1);
      const token = (id: string, clientId: string, lifetimeSeconds: number) =>
        rows('RefreshToken').upsert(id, { jti: id, clientId, grantId: newId() }, lifetimeSeconds);
      const used = newId();
      for (const id of [newId(), newId(), used]) await token(id, gone, 60);
      await rows('RefreshToken').consume(used);
      await token(newId(), gone, 1);
      await token(newId(), kept, 60);
      pass(2);

      expect(await first().holdings([gone, idle])).toEqual(
        new Map([[gone, { sessions: 2, refreshTokens: 2 }]]),
      );
      expect(await first().holdings([])).toEqual(new Map());
    });

    test('a client leaves every session, and all else in them stays', async () => {
      const [gone, kept, ana] = [newId(), newId(), newId()];
      const session = await writeSession(ana, [gone, kept]);
      const before = await rows('Session').find(session);

      await leave(gone);

      const after = await otherRows('Session').find(session);
      expect(after).toEqual({
        ...before,
        authorizations: { [kept]: { sid: sidOf(session, kept), grantId: expect.any(String) } },
      });
      const uid = typeof after?.['uid'] === 'string' ? after['uid'] : '';
      expect(await rows('Session').findByUid(uid)).toMatchObject({ accountId: ana });
    });

    test('a client stays in a session in which it has a live grant', async () => {
      const [app, ana] = [newId(), newId()];
      const [session, ended] = [await writeSession(ana, [app]), await writeSession(ana, [app])];
      const before = await rows('Session').find(session);
      await writeGrant(grantOf(session, app), app, 60);
      await writeGrant(grantOf(ended, app), app, 10);
      pass(10);

      await leave(app);

      expect(await otherRows('Session').find(session)).toEqual(before);
      expect((await otherRows('Session').find(ended))?.['authorizations']).toEqual({});
    });

    test('the apps of sessions that end are told, with the names that they know them by', async () => {
      const [wiki, chat, ana, ben] = [newId(), newId(), newId(), newId()];
      const [both, one, others] = [
        await writeSession(ana, [wiki, chat]),
        await writeSession(ana, [chat]),
        await writeSession(ben, [wiki, chat]),
      ];
      const entry = (session: string, accountId: string, clientId: string) => ({
        accountId,
        clientId,
        sid: sidOf(session, clientId),
      });

      const ended = await endedBy(client(wiki), account(ana));

      expect(ended).toHaveLength(4);
      expect(ended).toEqual(
        expect.arrayContaining([
          entry(both, ana, wiki),
          entry(both, ana, chat),
          entry(one, ana, chat),
          entry(others, ben, wiki),
        ]),
      );
      expect(await endedBy(client(wiki), account(ana), client(newId()))).toEqual([]);
    });

    test('of several clients each leaves, in one go', async () => {
      const [wiki, chat, kept, ana] = [newId(), newId(), newId(), newId()];
      const session = await writeSession(ana, [wiki, chat, kept]);
      const ended = await endedBy(client(wiki), client(chat), client(newId()));
      expect(ended.map(({ clientId }) => clientId).toSorted()).toEqual([wiki, chat].toSorted());
      const { authorizations = null } = (await otherRows('Session').find(session)) ?? {};
      expect(Object.keys(authorizations ?? {})).toEqual([kept]);
    });

    test('a session that is over, or that nobody is signed in to, is not told', async () => {
      const [app, ana] = [newId(), newId()];
      const anonymous = newId();
      await rows('Session').upsert(anonymous, { jti: anonymous, uid: newId() }, 60);
      await writeSession(ana, [app], 10);
      pass(10);
      expect(await endedBy(client(app))).toEqual([]);
      expect(await endedBy(account(ana))).toEqual([]);
    });

    test('a client whose name is part of another, or needs escaping, is told apart', async () => {
      const name = `${newId()}"\\ü`;
      const [exact, longer] = [await writeSession('ana', [name]), `${name}er`];
      await writeSession('ana', [longer]);
      const tokens = await writeTokens({ clientId: name });
      expect(await endedBy(client(name))).toEqual([
        { accountId: 'ana', clientId: name, sid: sidOf(exact, name) },
      ]);
      expect(await modelsWith(tokens)).toEqual([]);
      expect(await endedBy(client(name))).toEqual([]);
      expect(await endedBy(client(longer))).toHaveLength(1);
    });

    test(
      'more rows and sessions than one step takes are all revoked',
      { timeout: 120_000 },
      async () => {
        const [app, ana, ben] = [newId(), newId(), newId()];
        const ids = Array.from({ length: 1050 }, newId);
        await Promise.all(
          ids.map((id) => rows('AccessToken').upsert(id, { jti: id, clientId: app }, 60)),
        );
        await Promise.all(ids.map(() => writeSession(ana, [app])));
        await Promise.all(ids.map(() => writeSession(ben, [app])));

        expect(await endedBy(client(app), account(ben))).toHaveLength(2 * ids.length);

        expect(await endedBy(client(app))).toEqual([]);
        const left = await Promise.all(ids.map((id) => otherRows('AccessToken').find(id)));
        expect(left.filter((row) => row !== undefined)).toEqual([]);
      },
    );

    test('a session that is written while a client leaves it keeps what was written', async () => {
      const [gone, kept] = [newId(), newId()];
      const session = await writeSession('ana', [gone, kept]);
      const before = await rows('Session').find(session);

      await Promise.all([
        leave(gone),
        rows('Session').upsert(session, { ...before, acr: 'urn:new' }, 60),
      ]);

      const after = await otherRows('Session').find(session);
      expect(after).toMatchObject({ acr: 'urn:new', authorizations: { [kept]: {} } });
    });
  });
}
