import { describe, expect, test } from 'vitest';
import type { Owner } from '../../src/store/store.ts';
import {
  account,
  client,
  createOwnedState,
  newId,
  TOKEN_MODELS,
  type Stores,
} from './owned-state.ts';

/** What every store must do about the clients and people whose rows it keeps. */
export function describeOwners(stores: Stores): void {
  const { first, second, pass } = stores;
  const { rows, otherRows, writeTokens, modelsWith, writeSession } = createOwnedState(stores);

  describe('owners', () => {
    /** All that was there until now; returns how many rows. */
    const revoke = async (...owners: readonly Owner[]) => {
      const until = await first().mark();
      return first().revoke(owners, { until, onEnded: () => {} });
    };

    test('revoking a client takes its rows of every model and no others', async () => {
      const [gone, kept, ana] = [newId(), newId(), newId()];
      const mine = await writeTokens({ clientId: gone, accountId: ana });
      const others = await writeTokens({ clientId: kept, accountId: ana });

      expect(await revoke(client(gone))).toBe(TOKEN_MODELS.length);

      expect(await modelsWith(mine)).toEqual([]);
      expect(await modelsWith(others)).toEqual(TOKEN_MODELS);
      expect(await revoke(client(gone))).toBe(0);
    });

    test('revoking a person takes their rows of every model, sessions included', async () => {
      const [app, ana, ben] = [newId(), newId(), newId()];
      const mine = await writeTokens({ clientId: app, accountId: ana });
      const others = await writeTokens({ clientId: app, accountId: ben });
      const [session, othersSession] = [await writeSession(ana, []), await writeSession(ben, [])];

      expect(await revoke(account(ana))).toBe(TOKEN_MODELS.length + 1);

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
      expect(await revoke(client(app))).toBe(1);
      expect(await otherRows('AccessToken').find(token)).toBeDefined();
      expect(await otherRows('Grant').find(derived)).toBeUndefined();
    });

    test('a client and a person of one name are not the same', async () => {
      const name = newId();
      const mine = await writeTokens({ clientId: name });
      await revoke(account(name));
      expect(await modelsWith(mine)).toEqual(TOKEN_MODELS);
    });

    test('a grant that comes from one of a client ends with that client', async () => {
      const [source, peer, id] = [newId(), newId(), newId()];
      const payload = { jti: id, clientId: peer, sourceClientId: source };
      await rows('Grant').upsert(id, payload, 60);
      expect(await revoke(client(newId()))).toBe(0);
      expect(await revoke(client(source))).toBe(1);
      expect(await otherRows('Grant').find(id)).toBeUndefined();
    });

    test('a row that changed hands belongs to the new owner only', async () => {
      const [before, after, id] = [newId(), newId(), newId()];
      await rows('AccessToken').upsert(id, { jti: id, clientId: before }, 60);
      await rows('AccessToken').upsert(id, { jti: id, clientId: after }, 60);
      expect(await revoke(client(before))).toBe(0);
      expect(await revoke(client(after))).toBe(1);
    });

    test('many are revoked at once, whether or not they have any rows', async () => {
      const clients = Array.from({ length: 250 }, newId);
      const [ana, ben] = [newId(), newId()];
      const ids = [
        await writeTokens({ clientId: clients.at(0) ?? '' }),
        await writeTokens({ clientId: clients.at(-1) ?? '' }),
        await writeTokens({ accountId: ana, clientId: newId() }),
      ];
      const kept = await writeTokens({ accountId: ben, clientId: newId() });

      const rowsRevoked = await revoke(...clients.map(client), account(ana), account(newId()));

      expect(rowsRevoked).toBe(3 * TOKEN_MODELS.length);
      for (const id of ids) expect(await modelsWith(id)).toEqual([]);
      expect(await modelsWith(kept)).toEqual(TOKEN_MODELS);
    });

    describe('a mark', () => {
      const upTo = async (until: number, ...owners: readonly Owner[]) =>
        first().revoke(owners, { until, onEnded: () => {} });

      test('saves what is written after it, whoever writes it', async () => {
        const [app, ana] = [newId(), newId()];
        const before = await writeTokens({ clientId: app, accountId: ana });
        const until = await first().mark();
        const after = await writeTokens({ clientId: app, accountId: ana });
        const elsewhere = newId();
        await otherRows('Grant').upsert(elsewhere, { jti: elsewhere, clientId: app }, 60);
        const session = await writeSession(ana, [app]);

        expect(await upTo(until, client(app), account(ana))).toBe(TOKEN_MODELS.length);

        expect(await modelsWith(before)).toEqual([]);
        expect(await modelsWith(after)).toEqual(TOKEN_MODELS);
        expect(await rows('Grant').find(elsewhere)).toBeDefined();
        expect(await rows('Session').find(session)).toBeDefined();
      });

      test('parts the writes by the order in which they were asked for', async () => {
        const app = newId();
        const [before, after] = [newId(), newId()];
        const writing = rows('Grant').upsert(before, { jti: before, clientId: app }, 60);
        const marking = first().mark();
        await rows('Grant').upsert(after, { jti: after, clientId: app }, 60);
        await writing;

        expect(await upTo(await marking, client(app))).toBe(1);

        expect(await otherRows('Grant').find(before)).toBeUndefined();
        expect(await otherRows('Grant').find(after)).toBeDefined();
      });

      test('saves what is written in the place of a row that was deleted', async () => {
        const [app, gone, id] = [newId(), newId(), newId()];
        await rows('Grant').upsert(gone, { jti: gone, clientId: app }, 60);
        const until = await first().mark();
        await rows('Grant').destroy(gone);
        await otherRows('Grant').upsert(id, { jti: id, clientId: app }, 60);
        expect(await upTo(until, client(app))).toBe(0);
        expect(await rows('Grant').find(id)).toBeDefined();
      });

      test('does not save a row that is written over after it', async () => {
        const [app, id] = [newId(), newId()];
        await rows('Grant').upsert(id, { jti: id, clientId: app }, 60);
        const until = await first().mark();
        await rows('Grant').upsert(id, { jti: id, clientId: app, more: true }, 60);
        expect(await upTo(until, client(app))).toBe(1);
      });

      test('is good for a day, though it is swept then', async () => {
        const app = newId();
        const until = await first().mark();
        pass(86_399);
        while ((await first().sweep(1000)) > 0);
        const after = await writeTokens({ clientId: app });
        expect(await upTo(until, client(app))).toBe(0);
        expect(await modelsWith(after)).toEqual(TOKEN_MODELS);
      });
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
      await revoke(client(wiki));
      expect(await second().owners('client')).not.toContain(wiki);
    });
  });
}
