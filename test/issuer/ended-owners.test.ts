import { expect, test } from 'vitest';
import { endedOwners } from '../../src/issuer/ended-owners.ts';
import { diffSnapshots } from '../../src/snapshot/diff-snapshots.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import type { User } from '../../src/snapshot/user.ts';
import { person, snapshotOf } from '../people/people.ts';
import { client } from './clients.ts';

const ended = (before: Snapshot, after: Snapshot) =>
  endedOwners({ before, after, change: diffSnapshots(before, after) });

const endedAs = (before: Partial<User>, after: Partial<User>) =>
  ended(snapshotOf([person('ana', before)]), snapshotOf([person('ana', after)]));

const ANA = { kind: 'account', id: 'sub-of-ana' };
const [PAST, FUTURE] = [Date.now() - 1000, Date.now() + 60_000];

test('clients and people that were removed or disabled end', () => {
  const before = snapshotOf(
    [person('ana'), person('ben'), person('eve')],
    [client('wiki'), client('chat'), client('shop')],
  );
  const after = snapshotOf(
    [person('ana'), person('ben', { enabled: false })],
    [client('wiki'), client('chat', { enabled: false })],
  );
  expect(ended(before, after)).toEqual([
    { kind: 'client', id: 'shop' },
    { kind: 'client', id: 'chat' },
    { kind: 'account', id: 'sub-of-eve' },
    { kind: 'account', id: 'sub-of-ben' },
  ]);
});

test.each<[string, Partial<User>, Partial<User>]>([
  ['is given an end that has come already', {}, { expiresAt: PAST }],
  ['had ended by the clock and is given a later end', { expiresAt: PAST }, { expiresAt: FUTURE }],
])('a person who %s ends', (_, before, after) => {
  expect(endedAs(before, after)).toEqual([ANA]);
});

test.each<[string, Partial<User>, Partial<User>]>([
  ['a new password', { passwordHash: '$2b$04$a' }, { passwordHash: '$2b$04$b' }],
  ['another group', { groups: ['a'] }, { groups: ['b'] }],
  ['an end to come', {}, { expiresAt: FUTURE }],
])('a person who got %s does not end', (_, before, after) => {
  expect(endedAs(before, after)).toEqual([]);
});

test('what was added, enabled or edited does not end', () => {
  const before = snapshotOf([], [client('wiki'), client('chat', { enabled: false })]);
  const after = snapshotOf(
    [person('ana')],
    [client('wiki', { redirectURIs: [] }), client('chat'), client('shop')],
  );
  expect(ended(before, after)).toEqual([]);
});
