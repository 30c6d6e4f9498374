import { describe, expect, test } from 'vitest';
import { convergenceOf } from '../../src/store/convergence.ts';
import type { Replica } from '../../src/store/store.ts';
import { replica } from './replica.ts';

const time = (clock: string) => `2030-01-02T${clock}:00.000Z`;

/** Has taken a revision over while it ran. */
const changed = (id: string, revision: string, at: string): Replica => ({
  ...replica(id, revision),
  since: time(at),
});

/** Has begun with a revision. */
const begun = (id: string, revision: string, at = '10:00'): Replica => ({
  ...replica(id, revision),
  startedAt: time(at),
  since: time(at),
});

const seen = (...replicas: readonly Replica[]) => {
  const { revision, converged } = convergenceOf(replicas);
  return [revision, converged.map(({ id }) => id).join('')];
};

describe('servers are on the way to', () => {
  test('what all of them serve', () => {
    expect(seen(begun('a', 'old'), begun('b', 'old'))).toEqual(['old', 'ab']);
  });

  test('what one of them has taken over last', () => {
    const late = begun('a', 'old');
    const [early, newest] = [changed('b', 'new', '10:30'), changed('c', 'newer', '10:31')];
    expect(seen(late, early, newest)).toEqual(['newer', 'c']);
    expect(seen(late, early, changed('c', 'new', '10:31'))).toEqual(['new', 'bc']);
  });

  test('no older revision that a server only begins with', () => {
    const [a, b] = [changed('a', 'new', '10:30'), changed('b', 'new', '10:30')];
    expect(seen(a, b, begun('c', 'old', '11:00'))).toEqual(['new', 'ab']);
  });

  test('what most have begun with where none has taken over anything', () => {
    const [b, c] = [begun('b', 'new', '10:30'), begun('c', 'new', '10:31')];
    expect(seen(begun('a', 'old', '11:00'), b, c)).toEqual(['new', 'bc']);
    expect(seen(begun('a', 'old', '10:00'), b)).toEqual(['new', 'b']);
  });
});

test('a server of which some files are not served as they are is not there', () => {
  expect(seen({ ...begun('a', 'old'), inStep: false }, begun('b', 'old'))).toEqual(['old', 'b']);
});
