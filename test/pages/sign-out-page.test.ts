import { expect, test } from 'vitest';
import { createPages } from '../../src/pages/render-page.ts';
import { findAll, findOne, named, parseHTML, textOf, withAttribute } from './parse-html.ts';

const pages = createPages({ title: 'Example Login' });
const request = { locale: 'en', action: '/session/end/confirm', xsrf: 'a-secret' } as const;

test('signing out is asked for: one button confirms, the other one sends no logout', () => {
  const { status, title, html } = pages.signOut(request);
  const document = parseHTML(html);
  expect([status, title]).toEqual([200, 'Sign out? – Example Login']);
  expect(textOf(findOne(document, named('h1')))).toBe('Sign out of Example Login?');
  expect(findOne(document, named('form')).attributes).toEqual({
    method: 'post',
    action: '/session/end/confirm',
  });
  expect(findOne(document, withAttribute('name', 'xsrf')).attributes['value']).toBe('a-secret');
  const [stay, confirm] = findAll(document, named('button'));
  expect(stay && textOf(stay)).toBe('Stay signed in');
  expect(stay?.attributes).not.toHaveProperty('name');
  expect(confirm && textOf(confirm)).toBe('Sign out');
  expect(confirm?.attributes).toMatchObject({ name: 'logout', value: 'yes' });
});

test('it says who is signed in and which app asks', () => {
  const account = { name: 'Alice Example', login: 'alice' };
  const { html } = pages.signOut({ ...request, account, client: { name: 'Outline' } });
  const text = textOf(parseHTML(html));
  expect(text).toContain('Outline asks to sign you out.');
  expect(text).toContain('Signed in as Alice Example alice');
});

test('afterwards there is a way back to the app, if it has a home page on the web', () => {
  const back = (uri?: string) => {
    const { html } = pages.signedOut({ locale: 'en', client: { name: 'Outline', uri } });
    return findAll(parseHTML(html), named('a')).map((a) => [a.attributes['href'], textOf(a)]);
  };
  expect(back('https://outline.example.com/')).toEqual([
    ['https://outline.example.com/', 'Back to Outline'],
  ]);
  expect(back()).toEqual([]);
  expect(back('javascript:alert(1)')).toEqual([]);
});

test('and a way to sign in to it again, if it says where that begins', () => {
  const signInURI = 'https://outline.example.com/login?iss=https%3A%2F%2Fauth.example.com';
  const { html } = pages.signedOut({ locale: 'en', client: { name: 'Outline', signInURI } });
  const [link] = findAll(parseHTML(html), named('a'));
  expect(link && [link.attributes['href'], textOf(link)]).toEqual([
    signInURI,
    'Sign in to Outline again',
  ]);
});

test('without an app the page only says that it is done', () => {
  const { status, title } = pages.signedOut({ locale: 'en' });
  expect([status, title]).toEqual([200, 'You are signed out – Example Login']);
});
