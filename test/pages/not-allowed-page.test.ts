import { expect, test } from 'vitest';
import { destinationOf } from '../../src/pages/destination.ts';
import { createPages } from '../../src/pages/render-page.ts';
import { findAll, findOne, named, parseHTML, textOf, withAttribute } from './parse-html.ts';

const pages = createPages({ title: 'Example Login' });

function notAllowed(contacts: readonly string[], redirectURI = 'https://wiki.example.com/cb') {
  const page = pages.notAllowed({
    locale: 'en',
    action: '/interaction/1',
    csrf: 'token',
    client: { name: 'Team wiki', host: destinationOf(redirectURI) },
    account: { name: 'Alice Example', email: 'alice@example.com', login: 'alice' },
    contacts,
  });
  return { ...page, document: parseHTML(page.html) };
}

const button = (value: string) => withAttribute('value', value);

test('names the account and the app, with a status and a title that say what happened', () => {
  const { status, title, document } = notAllowed([]);
  expect(status).toBe(403);
  expect(title).toBe('Error: You cannot use this app – Example Login');
  expect(textOf(findOne(document, named('main')))).toContain(
    'Your account alice is not allowed to use Team wiki.',
  );
});

test('says whom to ask, or that the owner is to be asked', () => {
  const asked = notAllowed(['platform@example.com', 'Ada Owner']).document;
  expect(findAll(asked, named('dd')).map(textOf)).toEqual(['platform@example.com', 'Ada Owner']);
  expect(textOf(notAllowed([]).document)).toContain('Ask the owner of the app for access.');
});

test('has a button for another account, and one that goes back to where the app is', () => {
  const { document } = notAllowed([]);
  expect(textOf(findOne(document, button('switch')))).toBe('Use another account');
  expect(textOf(findOne(document, button('back')))).toBe('Go back to wiki.example.com');
  const native = notAllowed([], 'com.example.app:/cb').document;
  expect(textOf(findOne(native, button('back')))).toBe('Go back to the app com.example.app');
});
