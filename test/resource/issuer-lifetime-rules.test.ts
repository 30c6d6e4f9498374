import { expect, test } from 'vitest';
import { faultsOfLifetimes } from '../../src/resource/issuer-lifetime-rules.ts';

test.each([
  {},
  { sessionTTL: '1h' },
  { sessionIdle: '1d' },
  { sessionIdle: '59m', sessionTTL: '1h' },
])('%o goes together', (defaults) => {
  expect(faultsOfLifetimes(defaults)).toEqual([]);
});

test.each([{ sessionIdle: '14d' }, { sessionIdle: '60m', sessionTTL: '1h' }])(
  '%o leaves one of the two without an effect',
  (defaults) => {
    expect(faultsOfLifetimes(defaults)).toMatchObject([
      { rule: 'contradiction', at: 'defaults/sessionIdle' },
    ]);
  },
);
