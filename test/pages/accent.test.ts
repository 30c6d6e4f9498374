import { expect, test } from 'vitest';
import { accentStyle } from '../../src/pages/accent.ts';
import { createPages } from '../../src/pages/render-page.ts';
import { contrastOf } from '../../src/resource/contrast.ts';
import { LIGHT_GROUND } from '../../src/resource/issuer-look-rules.ts';

/** What our own sheet has as the ground of text in dark mode. */
const DARK_GROUNDS = ['#0e1217', '#171c23', '#1f262f'];

test('a colour and its hover can be read on every page, in dark mode as well', () => {
  const { stylesheet } = createPages({ title: 'Example' });
  for (const ground of [LIGHT_GROUND, ...DARK_GROUNDS]) expect(stylesheet.body).toContain(ground);
  for (const color of ['#1f5fbf', '#000000', '#0000ff', '#006400', '#8b0000', '#767676']) {
    const [light = '', hover = '', dark = '', darkHover = '', onAccent = ''] =
      accentStyle(color).match(/#[0-9a-f]{6}/g) ?? [];
    expect(light).toBe(color);
    expect(contrastOf(hover, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    for (const shade of [dark, darkHover]) {
      for (const ground of [...DARK_GROUNDS, onAccent]) {
        expect(contrastOf(shade, ground), `${shade} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  }
});

test('it is in the style sheet, whose address tells it from others', () => {
  const plain = createPages({ title: 'Example' }).stylesheet;
  const green = createPages({ title: 'Example', accentColor: '#006400' }).stylesheet;
  expect(green.body).toContain('--accent: #006400');
  expect(green.path).not.toBe(plain.path);
});
