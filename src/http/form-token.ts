import { createHmac, timingSafeEqual } from 'node:crypto';

/** Proves that a form of ours was rendered for this very interaction: against forged POSTs. */
export type FormTokens = Readonly<{
  create(uid: string): string;
  check(uid: string, token: unknown): boolean;
}>;

/** @param key secret of this installation, at least 32 bytes */
export function createFormTokens(key: string): FormTokens {
  const create = (uid: string) =>
    createHmac('sha256', key).update('form-token\0').update(uid).digest('base64url');
  return {
    create,
    check: (uid, token) => {
      if (typeof token !== 'string') return false;
      const expected = Buffer.from(create(uid));
      const given = Buffer.from(token);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
