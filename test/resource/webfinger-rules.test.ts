import { expect, test } from 'vitest';
import { faultsOfWebFinger } from '../../src/resource/webfinger-rules.ts';

test.each([
  ['not at all', undefined, []],
  ['on, with domains', { enabled: true, domains: ['example.com'] }, []],
  ['off, with the domains kept', { enabled: false, domains: ['example.com'] }, []],
  ['on for nobody', { enabled: true }, ['webfinger missing-field']],
  ['domains alone', { domains: ['example.com'] }, ['webfinger/domains contradiction']],
] satisfies readonly [string, Parameters<typeof faultsOfWebFinger>[0], string[]][])(
  'WebFinger %s',
  (_how, webfinger, faults) => {
    expect(faultsOfWebFinger(webfinger).map(({ at, rule }) => `${at} ${rule}`)).toEqual(faults);
  },
);
