import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** What the engine signs and checks its cookies with. */
export type CookieSignatures = Readonly<{
  sign(data: string): string;
  verify(data: string, signature: string): boolean;
  /** Which of the keys has signed it; -1 when none has. */
  index(data: string, signature: string): number;
}>;

/**
 * Signs as the engine would with these keys, of which the first one signs, but does not take each of
 * them apart again for each cookie.
 */
export function createCookieSignatures(keys: readonly string[]): CookieSignatures {
  const prepared = keys.map((key) => createSecretKey(Buffer.from(key)));
  const [first] = prepared;
  if (first === undefined) throw new RangeError('cookies need a key that signs them');
  const signWith = (key: typeof first, data: string) =>
    createHmac('sha1', key).update(data).digest('base64url');
  const index = (data: string, signature: string) =>
    prepared.findIndex((key) => isSame(signWith(key, data), signature));
  return {
    sign: (data) => signWith(first, data),
    verify: (data, signature) => index(data, signature) !== -1,
    index,
  };
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
