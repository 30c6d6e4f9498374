import { describe, expect, test } from 'vitest';
import { createOwnedState, eitherOf, newId, type Stores } from './owned-state.ts';

/** What every store must do with the rows of the engine. */
export function describeRows(stores: Stores): void {
  const { pass } = stores;
  const { rows, otherRows } = createOwnedState(stores);
  const either = eitherOf(stores);

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
}
