import { describe, expect, test } from 'vitest';
import { contrastOf, mixed, readableOn } from '../../src/resource/contrast.ts';

describe('the contrast of two colours', () => {
  // As the calculators of others have it, to one decimal.
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.5],
    ['#ff0000', '#ffffff', 4],
    ['#1f5fbf', '#FFFFFF', 6.1],
  ])('%s on %s is %d', (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 1);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });
});

test('a colour is mixed with another one', () => {
  expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
  expect(mixed('#1f5fbf', '#ffffff', 0)).toBe('#1f5fbf');
});

test('a readable colour is left as it is, and another one changed until it is', () => {
  expect(readableOn('#ffffff', '#1f5fbf', '#000000')).toBe('#1f5fbf');
  const darker = readableOn('#f3f5f8', '#ff9800', '#000000');
  expect(contrastOf(darker, '#f3f5f8')).toBeGreaterThanOrEqual(4.5);
  expect(darker).not.toBe('#000000');
});
