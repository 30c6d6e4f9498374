import { describe, expect, test } from 'vitest';
import { emptySession, mergeSessions } from '../../src/issuer/merge-sessions.ts';

const app = (name: string) => ({ sid: `sid-${name}`, grantId: `grant-${name}` });
const LOGIN = { accountId: 'ana', loginTs: 100, amr: ['pwd'] };
const BASE = { uid: 'u', exp: 1000, ...LOGIN, authorizations: { wiki: app('wiki') } };

describe('of two who change a session at once', () => {
  test('each keeps the apps that the other has added', () => {
    const ours = { ...BASE, authorizations: { wiki: app('wiki'), chat: app('chat') } };
    const stored = { ...BASE, authorizations: { wiki: app('wiki'), mail: app('mail') } };
    expect(mergeSessions({ base: BASE, ours, stored })?.authorizations).toEqual({
      wiki: app('wiki'),
      chat: app('chat'),
      mail: app('mail'),
    });
  });

  test('an app that one has taken out is not put back by the other', () => {
    const ours = { ...BASE, authorizations: { wiki: app('wiki'), chat: app('chat') } };
    const stored = { ...BASE, authorizations: {} };
    const merged = mergeSessions({ base: BASE, ours, stored });
    expect(merged?.authorizations).toEqual({ chat: app('chat') });
    const other = mergeSessions({ base: BASE, ours: stored, stored: ours });
    expect(other?.authorizations).toEqual({ chat: app('chat') });
  });

  test('an app that both have changed is as the later one wrote it', () => {
    const ours = { ...BASE, authorizations: { wiki: app('ours') } };
    const stored = { ...BASE, authorizations: { wiki: app('theirs') } };
    expect(mergeSessions({ base: BASE, ours, stored })?.authorizations).toEqual({
      wiki: app('ours'),
    });
  });

  test('everything else is ours, unless only the other has changed it', () => {
    const ours = { ...BASE, exp: 2000 };
    const stored = { ...BASE, exp: 1500, state: { secret: 'theirs' } };
    expect(mergeSessions({ base: BASE, ours, stored })).toEqual({
      ...BASE,
      exp: 2000,
      state: { secret: 'theirs' },
    });
  });

  test('what one has removed is gone', () => {
    const base = { ...BASE, state: { secret: 'old' } };
    expect(mergeSessions({ base, ours: BASE, stored: base })).toEqual(BASE);
    expect(mergeSessions({ base, ours: base, stored: BASE })).toEqual(BASE);
  });

  test('an app with the name of a property of every object is one like others', () => {
    const authorizations = { constructor: app('constructor'), toString: app('toString') };
    const ours = { ...BASE, authorizations };
    const stored = { ...BASE, authorizations: {} };
    expect(mergeSessions({ base: BASE, ours, stored })?.authorizations).toEqual(authorizations);
  });
});

describe('when one of them signs somebody in', () => {
  const ANONYMOUS = { uid: 'u', exp: 1000 };
  const LATER = { accountId: 'ana', loginTs: 200, amr: ['pwd', 'otp'] };

  test('the same person again, both keep their apps, and how it was done is not mixed up', () => {
    const ours = { ...BASE, ...LATER, authorizations: { chat: app('chat') } };
    const stored = { ...BASE, loginTs: 150, acr: 'urn:theirs' };
    expect(mergeSessions({ base: BASE, ours, stored })).toEqual({ ...ours, ...LATER });
    const other = mergeSessions({ base: BASE, ours: stored, stored: ours });
    expect(other).toEqual({ ...stored, authorizations: { chat: app('chat') } });
  });

  test('a write of before that keeps the new login', () => {
    const stored = { ...ANONYMOUS, ...LATER, authorizations: { wiki: app('wiki') } };
    const ours = { ...ANONYMOUS, exp: 2000 };
    expect(mergeSessions({ base: ANONYMOUS, ours, stored })).toEqual({ ...stored, exp: 2000 });
  });

  test('somebody else, a new login wins whole', () => {
    const ours = { uid: 'u', exp: 2000, ...LATER, accountId: 'ben', authorizations: {} };
    const stored = { ...BASE, authorizations: { wiki: app('wiki'), mail: app('mail') } };
    expect(mergeSessions({ base: BASE, ours, stored })).toEqual(ours);
  });

  test('somebody else, what was done for the one before is not written any more', () => {
    const stored = { ...BASE, ...LATER, accountId: 'ben', authorizations: {} };
    const ours = { ...BASE, authorizations: { wiki: app('wiki'), chat: app('chat') } };
    expect(mergeSessions({ base: BASE, ours, stored })).toBeUndefined();
    const cem = { ...BASE, accountId: 'cem' };
    expect(mergeSessions({ base: BASE, ours: cem, stored })).toBeUndefined();
  });
});

describe('of a session that has ended', () => {
  test('a request that signs nobody in leaves what is nobody’s', () => {
    const authorizations = { ...BASE.authorizations, chat: { sid: 'sid-chat' } };
    const ours = { ...BASE, exp: 2000, state: { secret: 's' }, authorizations };
    expect(emptySession({ base: BASE, ours })).toEqual({
      uid: 'u',
      exp: 2000,
      state: { secret: 's' },
    });
  });

  test.each([
    ['somebody in', { accountId: 'ben', loginTs: 200 }],
    ['the same person in again', { loginTs: 200 }],
    ['them in to an app', { authorizations: { wiki: app('wiki'), chat: app('chat') } }],
    ['them in to an app anew', { authorizations: { wiki: app('other') } }],
  ])('a request that signs %s leaves nothing', (_, change) => {
    expect(emptySession({ base: BASE, ours: { ...BASE, ...change } })).toBeUndefined();
  });
});
