import { describe, expect, test } from 'vitest';
import { isSessionOver, sessionLifetime } from '../../src/issuer/session-lifetime.ts';

const TTL = { accessToken: 1, idToken: 1, refreshToken: 1, session: 3600 };
const NOW = 1_800_000_000;
const lifetime = (sessionIdle: number | undefined, signedInAt: number | undefined) =>
  sessionLifetime(
    { ...TTL, ...(sessionIdle === undefined ? {} : { sessionIdle }) },
    signedInAt,
    NOW * 1000,
  );

describe('the session of a browser lives on', () => {
  test('for sessionTTL after each use', () => {
    expect(lifetime(undefined, NOW - 3000)).toBe(3600);
  });

  test('for sessionIdle after each use, where that is given', () => {
    expect(lifetime(600, NOW)).toBe(600);
    expect(lifetime(600, undefined)).toBe(600);
  });

  test('not beyond sessionTTL after the sign-in then', () => {
    expect(lifetime(600, NOW - 3300)).toBe(300);
    expect(lifetime(600, NOW - 7200)).toBe(1);
    expect(isSessionOver({ ...TTL, sessionIdle: 600 }, NOW - 3600, NOW * 1000)).toBe(true);
    expect(isSessionOver({ ...TTL, sessionIdle: 600 }, NOW - 3599, NOW * 1000)).toBe(false);
    expect(isSessionOver(TTL, NOW - 7200, NOW * 1000)).toBe(false);
  });
});
