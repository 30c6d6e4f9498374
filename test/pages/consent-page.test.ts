import { expect, test } from 'vitest';
import type { ConsentView } from '../../src/pages/consent-page.ts';
import { destinationOf } from '../../src/pages/destination.ts';
import { createPages } from '../../src/pages/render-page.ts';
import { findAll, findOne, named, parseHTML, textOf, withAttribute } from './parse-html.ts';

const pages = createPages({ title: 'Example Login' });
const client = { name: 'Outline', host: destinationOf('https://outline.example.com/cb') };

function consent(changes: Partial<ConsentView> = {}) {
  const page = pages.consent({
    locale: 'en',
    action: '/interaction/2',
    csrf: 'a-token',
    client,
    account: { name: 'Alice Example', email: 'alice@example.com', login: 'alice' },
    asked: [{ scope: 'openid' }],
    ...changes,
  });
  return { ...page, document: parseHTML(page.html) };
}

const linesOf = (asked: ConsentView['asked']) =>
  findAll(consent({ asked }).document, named('li')).map(textOf);

test('the heading says which app wants to use which account', () => {
  const { status, title, document } = consent();
  expect(status).toBe(200);
  expect(title).toBe('Allow Outline? – Example Login');
  expect(textOf(findOne(document, named('h1')))).toBe(
    'Outline wants to use your Example Login account',
  );
  expect(textOf(document)).toContain('Signed in as Alice Example alice@example.com');
});

test('an account without an email address is told by its login', () => {
  const { document } = consent({ account: { name: 'Alice', login: 'alice-1' } });
  expect(textOf(document)).toContain('Signed in as Alice alice-1');
});

test('each scope is told in words, with the values the app would see', () => {
  const lines = linesOf([
    { scope: 'openid' },
    { scope: 'profile', values: ['Alice Example', 'alice'] },
    { scope: 'email', values: ['alice@example.com'] },
    { scope: 'groups', values: ['staff', 'developers'] },
  ]);
  expect(lines).toEqual([
    'Know who you are',
    'See your name, username and picture Alice Example, alice',
    'See your email address alice@example.com',
    'See your groups staff, developers',
  ]);
});

test('access that lasts and access that is sensitive are marked in words', () => {
  const lines = linesOf([
    { scope: 'offline_access' },
    { scope: 'orders:write', description: 'Change your orders', sensitive: true },
  ]);
  expect(lines).toEqual([
    'Keep this access while you are away Long-lived',
    'Change your orders Sensitive',
  ]);
});

test('a scope nobody has words for is shown by its raw name, not left out', () => {
  const { document } = consent({
    asked: [{ scope: 'legacy:everything' }, { scope: 'constructor' }],
  });
  expect(findAll(document, named('code')).map(textOf)).toEqual([
    'legacy:everything',
    'constructor',
  ]);
});

test('of many values six are shown at once and the others on request', () => {
  const values = Array.from({ length: 9 }, (_, index) => `group-${index + 1}`);
  const [line] = findAll(consent({ asked: [{ scope: 'groups', values }] }).document, named('li'));
  if (line === undefined) throw new Error('no line');
  expect(textOf(line)).toMatch(/group-5, group-6 and 3 more/);
  expect(textOf(findOne(line, named('details')))).toBe('and 3 more group-7, group-8, group-9');
});

test('scopes of an API stand below its name, after those of the account', () => {
  const { document } = consent({
    asked: [
      { scope: 'orders:read', description: 'See your orders', api: 'Shop API' },
      { scope: 'openid' },
      { scope: 'orders:write', description: 'Change your orders', api: 'Shop API' },
    ],
    actsAt: ['Backend Application'],
  });
  expect(textOf(findOne(document, named('h2')))).toBe('Shop API');
  expect(findAll(document, named('ul')).map(textOf)).toEqual([
    'Know who you are',
    'See your orders Change your orders',
    'Act for you at Backend Application',
  ]);
});

test('the host is emphasised and each of its labels is one piece', () => {
  const host = findOne(consent().document, withAttribute('class', 'host'));
  expect(host.name).toBe('b');
  expect(textOf(host)).toBe('outline.example.com');
  expect(findAll(host, named('span')).map(textOf)).toEqual(['outline.', 'example.', 'com']);
});

test('one can allow, deny, or change the account; nothing is chosen beforehand', () => {
  const { html, document } = consent();
  const decisions = findAll(document, named('button')).map((button) => [
    button.attributes['name'],
    button.attributes['value'],
    textOf(button),
  ]);
  expect(decisions).toEqual([
    ['decision', 'switch', 'Not you?'],
    ['decision', 'deny', 'Cancel'],
    ['decision', 'allow', 'Allow'],
  ]);
  expect(html).not.toContain('autofocus');
  expect(findOne(document, withAttribute('name', 'csrf')).attributes['value']).toBe('a-token');
  expect(findOne(document, named('form')).attributes).toMatchObject({
    method: 'post',
    action: '/interaction/2',
  });
});

test('the app links to its own pages, on the web only', () => {
  const { document } = consent({
    client: {
      ...client,
      clientURI: 'https://outline.example.com',
      policyURI: 'javascript:alert(1)',
      tosURI: 'https://outline.example.com/terms',
      managedBy: 'team-web',
    },
    rememberedDays: 90,
  });
  expect(findAll(document, named('a')).map(({ attributes }) => attributes['href'])).toEqual([
    'https://outline.example.com/',
    'https://outline.example.com/terms',
  ]);
  expect(textOf(document)).toContain('Managed by team-web');
  expect(textOf(document)).toContain('Your choice is remembered for 90 days.');
});
