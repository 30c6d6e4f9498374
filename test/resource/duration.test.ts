import { expect, test } from 'vitest';
import { durationText, secondsOf } from '../../src/resource/duration.ts';

test.each(['1s', '90s', '10m', '90m', '12h', '36h', '30d'])('%s is written as it was', (text) => {
  expect(durationText(secondsOf(text))).toBe(text);
});

test.each([
  ['60s', '1m'],
  ['24h', '1d'],
  ['1440m', '1d'],
])('%s is written in the largest unit that leaves no rest, as %s', (text, shorter) => {
  expect(durationText(secondsOf(text))).toBe(shorter);
});

test('nothing at all is no number of days', () => {
  expect(durationText(0)).toBe('0s');
});
