import { describe, expect, test } from 'vitest';
import { AlreadyConsumed } from '../../src/store/store.ts';
import { createOwnedState, eitherOf, newId, type Stores } from './owned-state.ts';

/** What every store must let happen once only, whoever comes at the same time. */
export function describeSingleUse(stores: Stores): void {
  const { first, second, now, pass } = stores;
  const { rows, otherRows } = createOwnedState(stores);
  const either = eitherOf(stores);

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
        consumed: Math.floor(now() / 1000),
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
      expect(await first().once(key, 10)).toBe(true);
      pass(9.999);
      expect(await second().once(key, 10)).toBe(false);
      pass(0.001);
      expect(await second().once(key, 10)).toBe(true);
    });
  });
}
