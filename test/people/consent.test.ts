import { expect, test } from 'vitest';
import { consentRuleOf } from '../../src/people/consent.ts';
import { client } from '../issuer/clients.ts';

test.each(['remember', 'ask', 'skip'] as const)('a file that says %s has its way', (consent) => {
  expect(consentRuleOf(client('wiki', { consent }))).toBe(consent);
});

test.each(['remember', 'ask', 'skip'] as const)(
  'people are asked each time where any app on the device could answer, though a file says %s',
  (consent) => {
    expect(consentRuleOf(client('cli', { consent, applicationType: 'native' }))).toBe('ask');
  },
);
