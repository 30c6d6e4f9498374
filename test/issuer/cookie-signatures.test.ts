import { expect, test } from 'vitest';
import { createCookieSignatures } from '../../src/issuer/cookie-signatures.ts';

/** As keygrip signs, with which all cookies were signed before. */
const BY_FIRST = '9g3s1mHtqi5ufkNOBCd6Qqyq27E';
const BY_SECOND = 'OwsqS0WsB2YphvHzWdDuh_raFsI';
const COOKIE = '_session=abc';

const signatures = createCookieSignatures(['first key', 'second key']);

test('the first key signs, and cookies that are out stay good', () => {
  expect(signatures.sign(COOKIE)).toBe(BY_FIRST);
  expect(signatures.index(COOKIE, BY_FIRST)).toBe(0);
  expect(signatures.verify(COOKIE, BY_FIRST)).toBe(true);
});

test('a cookie that a former key has signed is known, so that it can be signed anew', () => {
  expect(signatures.index(COOKIE, BY_SECOND)).toBe(1);
  expect(signatures.verify(COOKIE, BY_SECOND)).toBe(true);
});

test.each(['', 'x', `${BY_FIRST}x`, `${BY_FIRST.slice(0, -1)}F`])('%j is no signature', (given) => {
  expect(signatures.index(COOKIE, given)).toBe(-1);
  expect(signatures.verify(COOKIE, given)).toBe(false);
});

test('another cookie has another signature', () => {
  expect(signatures.verify('_session=abd', BY_FIRST)).toBe(false);
});

test('without a key nothing is signed', () => {
  expect(() => createCookieSignatures([])).toThrow(RangeError);
});
