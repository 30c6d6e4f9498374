import { describe, expect, test } from 'vitest';
import { readableCode } from '../../src/pages/device-page.ts';
import { createPages } from '../../src/pages/render-page.ts';
import { findAll, findOne, named, parseHTML, textOf, withAttribute } from './parse-html.ts';

const pages = createPages({ title: 'Example Login' });
const form = { locale: 'en', action: '/device', xsrf: 'a-secret' } as const;
const now = new Date('2026-11-21T16:20:31Z');

test.each([
  ['BCDF-GHJK', 'BCDF-GHJK'],
  [' bcdf ghjk ', 'BCDF-GHJK'],
  ['bcdf', 'BCDF'],
  ['"><script>alert(1)</script>', 'SCRI-PTAL'],
  ['', ''],
])('the code %j is shown as %j', (typed, shown) => {
  expect(readableCode(typed)).toBe(shown);
});

describe('the page for the code', () => {
  test('has one field, which keeps what was typed', () => {
    const { status, html } = pages.userCode({ ...form, code: 'BCDF-GHJK' });
    const document = parseHTML(html);
    const field = findOne(document, withAttribute('name', 'user_code'));
    expect(status).toBe(200);
    expect(field.attributes).toMatchObject({ value: 'BCDF-GHJK', autocomplete: 'off' });
    expect(findOne(document, withAttribute('name', 'xsrf')).attributes['value']).toBe('a-secret');
  });

  test.each(['missing', 'unknown', 'expired', 'used'] as const)('says why: %s', (failure) => {
    const { status, title, html } = pages.userCode({ ...form, code: 'BCDF-GHJK', failure });
    const document = parseHTML(html);
    expect([status, title]).toEqual([400, 'Error: Connect a device – Example Login']);
    expect(textOf(findOne(document, withAttribute('role', 'alert')))).not.toBe('');
    expect(findOne(document, withAttribute('name', 'user_code')).attributes).toMatchObject({
      'aria-invalid': 'true',
      'aria-describedby': 'alert',
    });
  });

  test('says how long to wait after too many', () => {
    const throttledUntil = new Date(now.getTime() + 90_000);
    const { status, html } = pages.userCode({ ...form, failure: { throttledUntil, now } });
    expect(status).toBe(429);
    expect(textOf(parseHTML(html))).toContain('Try again in 2 minutes, at 16:22 UTC.');
  });
});

describe('the page that asks', () => {
  const view = {
    ...form,
    code: 'BCDF-GHJK',
    client: { name: 'ACME command line' },
    asked: [{ scope: 'email' }, { scope: 'orders:read', description: 'Read your orders' }],
    requested: { at: new Date(now.getTime() - 40_000), now, address: '203.0.113.7' },
  };

  test('shows the code, who asks for what, when and from where, and warns', () => {
    const text = textOf(parseHTML(pages.deviceConfirm(view).html));
    for (const words of [
      'Does your device show exactly this code?',
      'BCDF-GHJK',
      'ACME command line wants to use your Example Login account',
      'See your email address',
      'Read your orders',
      '40 seconds ago',
      '203.0.113.7',
      'If somebody sent you this code',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('has a button for no and one for yes, and neither is chosen beforehand', () => {
    const document = parseHTML(pages.deviceConfirm(view).html);
    expect(findAll(document, named('button')).map(({ attributes }) => attributes)).toEqual([
      { name: 'abort', value: 'yes' },
      { class: 'primary', name: 'confirm', value: 'yes' },
    ]);
    expect(findOne(document, withAttribute('name', 'user_code')).attributes['value']).toBe(
      'BCDF-GHJK',
    );
  });
});
