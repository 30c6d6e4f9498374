import type { Issuer } from '../snapshot/issuer.ts';

/**
 * For how many seconds the session of a browser lives on that was used just now. Where it ends when
 * nobody uses it, it also ends so long after the sign-in, however much it is used.
 * @param signedInAt seconds since the epoch; undefined before somebody has signed in
 */
export function sessionLifetime(
  { session, sessionIdle }: Issuer['ttl'],
  signedInAt: number | undefined,
  now = Date.now(),
): number {
  if (sessionIdle === undefined) return session;
  const left = signedInAt === undefined ? session : signedInAt + session - secondsOf(now);
  return Math.max(1, Math.min(sessionIdle, left));
}

/** Whether a session has lasted its time: every use gives it another second. */
export function isSessionOver(
  { session, sessionIdle }: Issuer['ttl'],
  signedInAt: number | undefined,
  now = Date.now(),
): boolean {
  return (
    sessionIdle !== undefined && signedInAt !== undefined && signedInAt + session <= secondsOf(now)
  );
}

const secondsOf = (milliseconds: number) => Math.floor(milliseconds / 1000);
