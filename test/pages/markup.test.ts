import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bold, boldHost, escapeText } from '../../src/pages/markup.ts';
import { parseHTML, rawText, skeletonOf } from './parse-html.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'a') }),
);

test('whatever is escaped reads as it was, and is text only', () => {
  fc.assert(
    fc.property(text, (value) => {
      const document = parseHTML(`<p>${escapeText(value)}</p>`);
      expect(skeletonOf(document)).toBe('#document[](p[]())');
      expect(rawText(document)).toBe(value);
    }),
  );
});

test('a name somebody chose is emphasised and cannot turn the direction of the text around it', () => {
  expect(bold('<Outline>').html).toBe('<b dir="auto">&lt;Outline&gt;</b>');
});

test('the labels of a host are one piece each, and escaped', () => {
  expect(boldHost('login.example.com:8443').html).toBe(
    '<b class="host" dir="ltr"><span>login.</span><span>example.</span><span>com:8443</span></b>',
  );
  fc.assert(
    fc.property(text, (host) => {
      expect(rawText(parseHTML(boldHost(host).html))).toBe(host);
    }),
  );
});
