import { describe, expect, test } from 'vitest';
import { createOwnedState, jtiOf, newId, type Stores } from './owned-state.ts';

/** How every store must find rows by other names than their ids. */
export function describeNames(stores: Stores): void {
  const { rows, otherRows } = createOwnedState(stores);

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
      if (!grantId || !otherGrant || !mine || !mine2 || !other || !refresh) throw new Error('ids');
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
}
