import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from '../../src/secret/secret.ts';

const secret = new Secret('planted-secret');

test.each([
  ['JSON', JSON.stringify({ secret })],
  ['a template', `${secret.toString()}`],
  ['inspect', inspect({ secret }, { depth: 5, showHidden: true })],
  ['format', format('%s %o %O %j %d', secret, secret, secret, secret, secret)],
  ['string concatenation', String(secret)],
  ['copying', JSON.stringify(Object.assign({}, secret))],
  ['its keys', JSON.stringify(Object.getOwnPropertyNames(secret))],
  ['a structured clone', inspect(structuredClone(secret))],
])('%s does not show a secret', (_way, shown) => {
  expect(shown).not.toContain('planted');
});

test('only reveal gives it', () => {
  expect(secret.reveal()).toBe('planted-secret');
});

test('it can be compared without being revealed', () => {
  expect(secret.equals('planted-secret')).toBe(true);
  expect(
    ['', 'planted', 'planted-secret ', 'PLANTED-SECRET'].some((text) => secret.equals(text)),
  ).toBe(false);
});
