import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AlreadyConsumed } from '../../src/store/store.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOwners } from './conformance-of-owners.ts';
import { describeSessions } from './conformance-of-sessions.ts';

/** Two connections to one state, and how to let it go. */
export type OpenedStore = Readonly<{
  first: Store;
  second: Store;
  close: () => Promise<void>;
}>;

/** What every store must do, whatever it is made of. */
export function describeStore(
  name: string,
  open: (clock: () => number) => Promise<OpenedStore>,
): void {
  describe(name, () => {
    let now = Date.UTC(2030, 0, 1);
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await open(() => now);
    });
    afterAll(() => opened.close());

    const rows = (model: string) => opened.first.model(model);
    const otherRows = (model: string) => opened.second.model(model);
    const either = (turn: number): Store => (turn % 2 === 0 ? opened.first : opened.second);
    const pass = (seconds: number): void => {
      now += seconds * 1000;
    };

    describe('rows', () => {
      test('a row is found by the other connection, exactly as it was written', async () => {
        const id = newId();
        const payload = {
          jti: id,
          n: null,
          text: 'ü"\u0000\u0001\\',
          nested: { list: [1, 2.5, true] },
        };
        await rows('AccessToken').upsert(id, payload, 60);
        expect(await otherRows('AccessToken').find(id)).toEqual(payload);
      });

      test('a row that repeats its id in other fields gets all of them back', async () => {
        const id = newId();
        const payload = { jti: id, returnTo: `https://id.example/auth/${id}?again=${id}` };
        await rows('Interaction').upsert(id, payload, 60);
        expect(await otherRows('Interaction').find(id)).toEqual(payload);
      });

      test('the second write replaces the first', async () => {
        const id = newId();
        await rows('AccessToken').upsert(id, { jti: id, a: 1 }, 60);
        await otherRows('AccessToken').upsert(id, { jti: id, b: 2 }, 60);
        expect(await rows('AccessToken').find(id)).toEqual({ jti: id, b: 2 });
      });

      test('a destroyed row is gone, and destroying it again is fine', async () => {
        const id = newId();
        await rows('AccessToken').upsert(id, { jti: id }, 60);
        await otherRows('AccessToken').destroy(id);
        await rows('AccessToken').destroy(id);
        expect(await rows('AccessToken').find(id)).toBeUndefined();
      });

      test('models do not share ids', async () => {
        const id = newId();
        await rows('Session').upsert(id, { jti: id, uid: newId() }, 60);
        expect(await rows('RefreshToken').find(id)).toBeUndefined();
        await rows('RefreshToken').destroy(id);
        expect(await rows('Session').find(id)).toBeDefined();
      });

      test('what was given and what was found are copies', async () => {
        const id = newId();
        const payload = { jti: id, authorizations: { app: 1 } };
        const written = rows('Session').upsert(id, payload, 60);
        payload.authorizations.app = 2;
        await written;
        const found = await rows('Session').find(id);
        expect(found).toEqual({ jti: id, authorizations: { app: 1 } });
        Object.assign(found ?? {}, { jti: 'changed' });
        expect(await rows('Session').find(id)).toEqual({ jti: id, authorizations: { app: 1 } });
      });

      test('a row is not found once its lifetime is over, by any of its names', async () => {
        const [id, uid, userCode] = [newId(), newId(), newId()];
        await rows('Session').upsert(id, { jti: id, uid, userCode }, 10);
        pass(9.999);
        expect(await rows('Session').find(id)).toBeDefined();
        pass(0.001);
        expect(await rows('Session').find(id)).toBeUndefined();
        expect(await rows('Session').findByUid(uid)).toBeUndefined();
        expect(await rows('Session').findByUserCode(userCode)).toBeUndefined();
      });

      test('a row without a lifetime stays', async () => {
        const id = newId();
        await rows('Grant').upsert(id, { jti: id });
        pass(10 * 365 * 86_400);
        expect(await rows('Grant').find(id)).toEqual({ jti: id });
      });

      test('a payload of one megabyte and 300 writes at once all arrive', async () => {
        const big = newId();
        const ids = Array.from({ length: 300 }, newId);
        await Promise.all([
          rows('Session').upsert(big, { jti: big, filler: 'y'.repeat(1_000_000) }, 60),
          ...ids.map((id, turn) => either(turn).model('AccessToken').upsert(id, { jti: id }, 60)),
        ]);
        const found = await Promise.all(ids.map((id) => otherRows('AccessToken').find(id)));
        expect(found.map((row) => row?.['jti'])).toEqual(ids);
        expect((await otherRows('Session').find(big))?.['filler']).toHaveLength(1_000_000);
      });
    });

    describe('other names', () => {
      test('a session is found by its uid, also after its id changed', async () => {
        const [before, after, uid] = [newId(), newId(), newId()];
        await rows('Session').upsert(before, { jti: before, uid, accountId: 'ana' }, 60);
        expect(await otherRows('Session').findByUid(uid)).toMatchObject({ uid, accountId: 'ana' });
        await rows('Session').destroy(before);
        await rows('Session').upsert(after, { jti: after, uid, accountId: 'ben' }, 60);
        expect(await otherRows('Session').findByUid(uid)).toMatchObject({ uid, accountId: 'ben' });
        expect(await otherRows('Session').findByUid(newId())).toBeUndefined();
      });

      test('of two sessions with one uid the newest is found', async () => {
        const [older, newer, uid] = [newId(), newId(), newId()];
        await rows('Session').upsert(older, { jti: older, uid, n: 1 }, 60);
        await otherRows('Session').upsert(newer, { jti: newer, uid, n: 2 }, 60);
        expect(await rows('Session').findByUid(uid)).toMatchObject({ n: 2 });
        await rows('Session').destroy(newer);
        expect(await rows('Session').findByUid(uid)).toMatchObject({ n: 1 });
      });

      test('a row that no longer has a name is not found by it', async () => {
        const [id, uid] = [newId(), newId()];
        await rows('Session').upsert(id, { jti: id, uid }, 60);
        await rows('Session').upsert(id, { jti: id }, 60);
        expect(await rows('Session').findByUid(uid)).toBeUndefined();
      });

      test('the jti of a session found by uid writes over that session', async () => {
        const [id, uid] = [newId(), newId()];
        await rows('Session').upsert(id, { jti: id, uid, n: 1 }, 60);
        const found = await rows('Session').findByUid(uid);
        await rows('Session').upsert(jtiOf(found), { ...found, n: 2 }, 60);
        expect(await rows('Session').find(id)).toEqual({ jti: id, uid, n: 2 });
        expect(await rows('Session').findByUid(uid)).toMatchObject({ n: 2 });
      });

      test('the jti of a session found by uid ends that session', async () => {
        const [id, uid] = [newId(), newId()];
        await rows('Session').upsert(id, { jti: id, uid }, 60);
        await rows('Session').destroy(jtiOf(await otherRows('Session').findByUid(uid)));
        expect(await rows('Session').find(id)).toBeUndefined();
      });

      test('a device code is found by its user code, with its real id', async () => {
        const [id, userCode] = [newId(), newId()];
        await rows('DeviceCode').upsert(id, { jti: id, userCode }, 60);
        expect(await otherRows('DeviceCode').findByUserCode(userCode)).toEqual({
          jti: id,
          userCode,
        });
        await rows('DeviceCode').upsert(id, { jti: id, userCode, accountId: 'ana' }, 60);
        expect(await otherRows('DeviceCode').find(id)).toMatchObject({ accountId: 'ana' });
      });

      test('revoking a grant takes its rows of that model and no others', async () => {
        const [grantId, otherGrant, mine, mine2, other, refresh] = Array.from({ length: 6 }, newId);
        if (!grantId || !otherGrant || !mine || !mine2 || !other || !refresh)
          throw new Error('ids');
        await rows('AccessToken').upsert(mine, { jti: mine, grantId }, 60);
        await rows('AccessToken').upsert(mine2, { jti: mine2, grantId }, 60);
        await rows('AccessToken').upsert(other, { jti: other, grantId: otherGrant }, 60);
        await rows('RefreshToken').upsert(refresh, { jti: refresh, grantId }, 60);
        await otherRows('AccessToken').revokeByGrantId(grantId);
        expect(await rows('AccessToken').find(mine)).toBeUndefined();
        expect(await rows('AccessToken').find(mine2)).toBeUndefined();
        expect(await rows('AccessToken').find(other)).toBeDefined();
        expect(await rows('RefreshToken').find(refresh)).toBeDefined();
      });
    });

    describe('single use', () => {
      test('of 20 who consume a row over two connections exactly one succeeds', async () => {
        const id = newId();
        await rows('AuthorizationCode').upsert(id, { jti: id, grantId: 'g' }, 60);
        const outcomes = await Promise.allSettled(
          Array.from({ length: 20 }, (_, turn) =>
            either(turn).model('AuthorizationCode').consume(id),
          ),
        );
        const losers = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(losers).toHaveLength(19);
        expect(losers.every(({ reason }) => reason instanceof AlreadyConsumed)).toBe(true);
        expect(await otherRows('AuthorizationCode').find(id)).toEqual({
          jti: id,
          grantId: 'g',
          consumed: Math.floor(now / 1000),
        });
      });

      test('a row that is gone or over cannot be consumed', async () => {
        const id = newId();
        await rows('AuthorizationCode').upsert(id, { jti: id }, 1);
        pass(1);
        await expect(rows('AuthorizationCode').consume(id)).rejects.toThrow(AlreadyConsumed);
        await expect(rows('AuthorizationCode').consume(newId())).rejects.toThrow(AlreadyConsumed);
      });

      test('writing over a used row does not make it fresh', async () => {
        const id = newId();
        await rows('RefreshToken').upsert(id, { jti: id }, 60);
        await rows('RefreshToken').consume(id);
        await rows('RefreshToken').upsert(id, { jti: id, n: 1 }, 60);
        await expect(otherRows('RefreshToken').consume(id)).rejects.toThrow(AlreadyConsumed);
        expect(await rows('RefreshToken').find(id)).toMatchObject({
          n: 1,
          consumed: expect.any(Number),
        });
      });

      test('a row written as used is used', async () => {
        const id = newId();
        await rows('DeviceCode').upsert(id, { jti: id, consumed: 1_900_000_000 }, 60);
        await expect(rows('DeviceCode').consume(id)).rejects.toThrow(AlreadyConsumed);
        expect(await rows('DeviceCode').find(id)).toEqual({ jti: id, consumed: 1_900_000_000 });
      });

      test('of 20 who bring a one-time key exactly one is the first', async () => {
        const key = newId();
        const firsts = await Promise.all(
          Array.from({ length: 20 }, (_, turn) => either(turn).once(key, 10)),
        );
        expect(firsts.filter(Boolean)).toHaveLength(1);
      });

      test('a one-time key is free again after its lifetime', async () => {
        const key = newId();
        expect(await opened.first.once(key, 10)).toBe(true);
        pass(9.999);
        expect(await opened.second.once(key, 10)).toBe(false);
        pass(0.001);
        expect(await opened.second.once(key, 10)).toBe(true);
      });
    });

    describe('counters', () => {
      test('50 hits at once count as 50', async () => {
        const key = newId();
        const hits = await Promise.all(
          Array.from({ length: 50 }, (_, turn) => either(turn).hit(key, 10)),
        );
        expect(hits.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 50 }, (_, index) => index + 1),
        );
        expect(await opened.second.hits(key)).toEqual({ count: 50, resetMs: 10_000 });
      });

      test('the window begins with the first hit and is not moved by the next', async () => {
        const key = newId();
        await opened.first.hit(key, 10);
        pass(4);
        expect(await opened.second.hit(key, 10)).toEqual({ count: 2, resetMs: 6000 });
        pass(6);
        expect(await opened.first.hits(key)).toEqual({ count: 0, resetMs: 0 });
        expect(await opened.first.hit(key, 10)).toEqual({ count: 1, resetMs: 10_000 });
      });

      test('looking at a counter does not count', async () => {
        const key = newId();
        expect(await opened.first.hits(key)).toEqual({ count: 0, resetMs: 0 });
        expect((await opened.first.hit(key, 10)).count).toBe(1);
      });

      test('a cleared counter begins anew, other counters and one-time keys stay', async () => {
        const [key, other] = [newId(), newId()];
        await opened.first.hit(key, 10);
        await opened.first.hit(other, 10);
        await opened.first.once(key, 10);
        await opened.second.clearHits(key);
        expect(await opened.first.hits(key)).toEqual({ count: 0, resetMs: 0 });
        expect((await opened.first.hits(other)).count).toBe(1);
        expect(await opened.first.once(key, 10)).toBe(false);
      });
    });

    const stores = { first: () => opened.first, second: () => opened.second, pass };
    describeOwners(stores);
    describeSessions(stores);

    describe('housekeeping', () => {
      test('a sweep deletes what has expired, within its budget, and nothing else', async () => {
        pass(86_400);
        while ((await opened.first.sweep(1000)) > 0);
        const kept = newId();
        await rows('AccessToken').upsert(kept, { jti: kept }, 3600);
        await rows('Grant').upsert(kept, { jti: kept });
        await Promise.all(
          Array.from({ length: 250 }, newId).map((id) =>
            rows('AccessToken').upsert(id, { jti: id, grantId: id }, 60),
          ),
        );
        await opened.first.once(kept, 60);
        await opened.first.hit(kept, 60);
        expect(await opened.first.sweep(1000)).toBe(0);
        pass(60);
        expect(await opened.first.sweep(220)).toBe(220);
        expect(await opened.second.sweep(1000)).toBe(32);
        expect(await opened.first.sweep(1000)).toBe(0);
        expect(await rows('AccessToken').find(kept)).toBeDefined();
        expect(await rows('Grant').find(kept)).toBeDefined();
      });

      test('an open store is healthy', async () => {
        await expect(opened.second.health()).resolves.toBeUndefined();
      });
    });
  });
}

function newId(): string {
  return randomBytes(24).toString('base64url');
}

function jtiOf(payload: Awaited<ReturnType<ReturnType<Store['model']>['find']>>): string {
  const jti = payload?.['jti'];
  if (typeof jti !== 'string') throw new Error('the row has no jti');
  return jti;
}
