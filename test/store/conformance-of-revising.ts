import { describe, expect, test } from 'vitest';
import type { StoredPayload } from '../../src/store/store.ts';
import { account, createOwnedState, eitherOf, jtiOf, newId, type Stores } from './owned-state.ts';

/** How every store must let several change one row at once. */
export function describeRevising(stores: Stores): void {
  const { first, pass } = stores;
  const { rows, otherRows } = createOwnedState(stores);
  const either = eitherOf(stores);

  describe('revising', () => {
    test('of 20 who change a row at once over two connections each keeps what the others wrote', async () => {
      const [id, uid] = [newId(), newId()];
      await rows('Session').upsert(id, { jti: id, uid }, 60);
      const names = Array.from({ length: 20 }, (_, turn) => `app-${turn}`);

      const written = await Promise.all(
        names.map((name, turn) =>
          either(turn)
            .model('Session')
            .revise(id, (stored) => ({ ...stored, [name]: turn }), 60),
        ),
      );

      expect(written).toEqual(names.map(() => true));
      const everything = Object.fromEntries(names.map((name, turn) => [name, turn]));
      expect(await rows('Session').find(id)).toEqual({ jti: id, uid, ...everything });
    });

    test('what is there is changed, with its id in it, and nothing else is', async () => {
      const [id, other] = [newId(), newId()];
      await rows('Session').upsert(id, { jti: id, uid: newId(), n: 1 }, 60);
      await rows('Session').upsert(other, { jti: other, uid: newId(), n: 1 }, 60);
      const seen: StoredPayload[] = [];
      const change = (stored: StoredPayload) => {
        seen.push(stored);
        return { ...stored, n: 2 };
      };

      expect(await otherRows('Session').revise(id, change, 60)).toBe(true);

      expect(seen).toEqual([expect.objectContaining({ jti: id, n: 1 })]);
      expect(await rows('Session').find(id)).toMatchObject({ jti: id, n: 2 });
      expect(await rows('Session').find(other)).toMatchObject({ jti: other, n: 1 });
    });

    test('nothing is written where there is no row, or no longer, or the change is none', async () => {
      const [gone, over, kept] = [newId(), newId(), newId()];
      await rows('Session').upsert(over, { jti: over, uid: newId() }, 10);
      await rows('Session').upsert(kept, { jti: kept, n: 1 }, 60);
      pass(10);
      const change = (stored: StoredPayload) => ({ ...stored, n: 2 });

      expect(await rows('Session').revise(gone, change, 60)).toBe(false);
      expect(await rows('Session').revise(over, change, 60)).toBe(false);
      expect(await rows('Session').revise(kept, () => undefined, 60)).toBe(false);

      expect(await rows('Session').find(gone)).toBeUndefined();
      expect(await rows('Session').find(over)).toBeUndefined();
      expect(await rows('Session').find(kept)).toEqual({ jti: kept, n: 1 });
    });

    test('what the change throws reaches its caller, and nothing is written', async () => {
      const id = newId();
      await rows('Session').upsert(id, { jti: id, n: 1 }, 60);
      const revising = rows('Session').revise(id, () => {
        throw new RangeError('not so');
      });
      await expect(revising).rejects.toThrow(RangeError);
      expect(await rows('Session').find(id)).toEqual({ jti: id, n: 1 });
    });

    test('a row is found by its new names and owner only, and by its new time', async () => {
      const [id, before, after, ana, ben] = [newId(), newId(), newId(), newId(), newId()];
      await rows('Session').upsert(id, { jti: id, uid: before, accountId: ana }, 10);
      const change = (stored: StoredPayload) => ({ ...stored, uid: after, accountId: ben });
      expect(await otherRows('Session').revise(id, change, 30)).toBe(true);

      pass(20);
      expect(await rows('Session').findByUid(before)).toBeUndefined();
      expect(await rows('Session').findByUid(after)).toMatchObject({ accountId: ben });
      const until = await first().mark();
      const onEnded = () => {};
      expect(await first().revoke([account(ana)], { until, onEnded })).toBe(0);
      expect(await first().revoke([account(ben)], { until, onEnded })).toBe(1);
      expect(await rows('Session').find(id)).toBeUndefined();
    });

    test('the jti of a session found by uid revises that session', async () => {
      const [id, uid] = [newId(), newId()];
      await rows('Session').upsert(id, { jti: id, uid }, 60);
      const found = await otherRows('Session').findByUid(uid);
      const change = (stored: StoredPayload) => ({ ...stored, n: 2 });
      expect(await otherRows('Session').revise(jtiOf(found), change, 60)).toBe(true);
      expect(await rows('Session').find(id)).toEqual({ jti: id, uid, n: 2 });
    });

    test('who uses a row while others change it is seen by each of them, or sees their change', async () => {
      for (let round = 0; round < 10; round += 1) {
        const id = newId();
        await rows('Session').upsert(id, { jti: id, uid: newId() }, 60);
        const use = async () => {
          await rows('Session').consume(id);
          return rows('Session').find(id);
        };
        const unused = (stored: StoredPayload) =>
          stored['consumed'] === undefined ? { ...stored, n: 1 } : undefined;

        const [found, written] = await Promise.all([
          use(),
          otherRows('Session').revise(id, unused, 60),
        ]);

        expect(found?.['n']).toBe(written ? 1 : undefined);
      }
    });

    test('a used row stays used', async () => {
      const id = newId();
      await rows('RefreshToken').upsert(id, { jti: id }, 60);
      await rows('RefreshToken').consume(id);
      expect(await otherRows('RefreshToken').revise(id, ({ jti }) => ({ jti, n: 1 }), 60)).toBe(
        true,
      );
      expect(await rows('RefreshToken').find(id)).toMatchObject({
        n: 1,
        consumed: expect.any(Number),
      });
    });
  });
}
