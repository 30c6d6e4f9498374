import { describe, expect, test } from 'vitest';
import { destinationOf } from '../../src/pages/destination.ts';
import { createPages } from '../../src/pages/render-page.ts';
import type { SignInView } from '../../src/pages/sign-in-page.ts';
import { findAll, findOne, named, parseHTML, textOf, withAttribute } from './parse-html.ts';

const pages = createPages({ title: 'Example Login' });

function signIn(changes: Partial<SignInView> = {}) {
  const page = pages.signIn({
    locale: 'en',
    action: '/interaction/1',
    csrf: 'a-token',
    client: { name: 'Outline', host: destinationOf('https://outline.example.com/cb') },
    rememberable: true,
    ...changes,
  });
  return { ...page, document: parseHTML(page.html) };
}

const field = (name: string) => withAttribute('name', name);

test('the sign-in page says for which app, and where that app lives', () => {
  const { status, title, document } = signIn();
  expect(status).toBe(200);
  expect(title).toBe('Sign in – Example Login');
  expect(textOf(findOne(document, named('main')))).toContain(
    'to continue to Outline outline.example.com',
  );
});

test('an app on this device and a native app are named as such', () => {
  const local = { name: 'CLI', host: destinationOf('http://127.0.0.1:1/') };
  const native = { name: 'Immich', host: destinationOf('app.immich:/') };
  expect(textOf(signIn({ client: local }).document)).toContain('CLI this device');
  expect(textOf(signIn({ client: native }).document)).toContain('Immich the app app.immich');
});

test('the form posts the fields that password managers know, and the token', () => {
  const { document } = signIn();
  expect(findOne(document, named('form')).attributes).toEqual({
    method: 'post',
    action: '/interaction/1',
  });
  expect(findOne(document, field('login')).attributes).toMatchObject({
    type: 'text',
    autocomplete: 'username',
    autocapitalize: 'none',
    spellcheck: 'false',
  });
  expect(findOne(document, field('password')).attributes).toMatchObject({
    type: 'password',
    autocomplete: 'current-password',
  });
  expect(findOne(document, field('csrf')).attributes['value']).toBe('a-token');
});

test('the first button signs in, as the Enter key does; the other one cancels without checks', () => {
  const [submit, cancel, ...others] = findAll(signIn().document, named('button'));
  expect(submit && textOf(submit)).toBe('Sign in');
  expect(submit?.attributes).not.toHaveProperty('name');
  expect(cancel && textOf(cancel)).toBe('Cancel');
  expect(cancel?.attributes).toMatchObject({
    name: 'decision',
    value: 'cancel',
    formnovalidate: '',
  });
  expect(others).toEqual([]);
});

test('staying signed in is offered only where it is possible, and never chosen beforehand', () => {
  const { attributes } = findOne(signIn().document, field('remember'));
  expect(attributes).toMatchObject({ type: 'checkbox' });
  expect(attributes).not.toHaveProperty('checked');
  expect(findAll(signIn({ rememberable: false }).document, field('remember'))).toEqual([]);
});

test('a first visit shows no error and moves the focus nowhere', () => {
  const { html } = signIn({ login: 'alice' });
  expect(html).toContain('value="alice"');
  expect(html).not.toMatch(/role="alert"|aria-invalid|autofocus/);
});

test('a logo stands beside the name, and a letter where there is none', () => {
  const client = { name: 'outline', host: destinationOf('https://outline.example.com/cb') };
  const withLogo = signIn({ client: { ...client, logoURL: 'https://cdn.example.com/o.png' } });
  expect(findOne(withLogo.document, named('img')).attributes).toEqual({
    class: 'logo',
    src: 'https://cdn.example.com/o.png',
    alt: '',
    width: '32',
    height: '32',
  });
  const without = signIn({ client: { ...client, logoURL: 'javascript:alert(1)' } });
  expect(findAll(without.document, named('img'))).toEqual([]);
  expect(textOf(findOne(without.document, withAttribute('class', 'mark app')))).toBe('O');
});

describe('after a user name and password that do not match', () => {
  const { status, title, document } = signIn({ login: 'alice', failure: 'mismatch' });

  test('the answer is 401 and the title says so first', () => {
    expect(status).toBe(401);
    expect(title).toBe('Error: Sign in – Example Login');
  });

  test('an alert tells it, and both fields point to it', () => {
    const alert = findOne(document, withAttribute('role', 'alert'));
    expect(textOf(alert)).toBe('That username and password do not match.');
    for (const name of ['login', 'password']) {
      expect(findOne(document, field(name)).attributes).toMatchObject({
        'aria-invalid': 'true',
        'aria-describedby': alert.attributes['id'],
      });
    }
  });

  test('the name is kept, the password is not, and the focus is where to type again', () => {
    expect(findOne(document, field('login')).attributes['value']).toBe('alice');
    expect(findOne(document, field('password')).attributes).not.toHaveProperty('value');
    expect(findAll(document, ({ attributes }) => 'autofocus' in attributes)).toEqual([
      findOne(document, field('password')),
    ]);
  });

  test('without a name the focus is on the name', () => {
    const empty = signIn({ failure: 'mismatch' }).document;
    expect(findOne(empty, field('login')).attributes).toHaveProperty('autofocus');
  });
});

test.each([
  ['2026-11-21T16:39:30Z', 'en', 'Too many attempts. Try again in 3 minutes, at 16:42 UTC.'],
  ['2026-11-21T16:41:30Z', 'en', 'Too many attempts. Try again in 30 seconds, at 16:42 UTC.'],
  ['2026-11-21T16:43:00Z', 'en', 'Too many attempts. Try again in 1 second, at 16:42 UTC.'],
  ['2026-11-21T14:41:00Z', 'en', 'Too many attempts. Try again in 3 hours, at 16:42 UTC.'],
  [
    '2026-11-21T16:40:00Z',
    'de',
    'Zu viele Versuche. Bitte in 2 Minuten erneut versuchen, um 16:42 UTC.',
  ],
] as const)('throttled at %s in %s, the alert says when to try again', (now, locale, words) => {
  const failure = { throttledUntil: new Date('2026-11-21T16:42:00Z'), now: new Date(now) };
  const { status, html, document } = signIn({ locale, login: 'alice', failure });
  expect(status).toBe(429);
  expect(textOf(findOne(document, withAttribute('role', 'alert')))).toBe(words);
  expect(html).not.toContain('aria-invalid');
});
