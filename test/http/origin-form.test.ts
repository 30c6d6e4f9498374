import { expect, test } from 'vitest';
import { originForm } from '../../src/http/origin-form.ts';

test.each([
  ['/token', '/token'],
  ['/token?a=http://b.example.com/c', '/token?a=http://b.example.com/c'],
  ['//b.example.com/token', '//b.example.com/token'],
  ['http://b.example.com/token?a=/c', '/token?a=/c'],
  ['HTTPS://user@b.example.com:8443/token', '/token'],
  ['http://[::1]:80/', '/'],
  ['http://b.example.com', '/'],
  ['http://b.example.com?a=/c', '/?a=/c'],
  ['*', '*'],
  ['ftp://b.example.com/token', 'ftp://b.example.com/token'],
])('the target %j asks for %j', (target, asked) => {
  expect(originForm(target)).toBe(asked);
});
