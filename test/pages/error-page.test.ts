import { describe, expect, test } from 'vitest';
import type { ErrorView } from '../../src/pages/error-page.ts';
import { createPages } from '../../src/pages/render-page.ts';
import { findAll, findOne, named, parseHTML, textOf } from './parse-html.ts';

const pages = createPages({ title: 'Example Login' });

function fail(changes: Partial<ErrorView> = {}) {
  const page = pages.error({
    locale: 'en',
    status: 400,
    error: 'invalid_request',
    reference: 'E-7K3F-92',
    time: new Date('2026-11-21T16:20:31Z'),
    ...changes,
  });
  return { ...page, document: parseHTML(page.html) };
}

test.each([
  ['invalid_redirect_uri', 'The app’s return address is not registered'],
  ['invalid_client', 'We do not know this app'],
  ['unauthorized_client', 'We do not know this app'],
  ['invalid_request', 'The app sent a request we cannot answer'],
  ['request_uri_not_supported', 'The app sent a request we cannot answer'],
  ['unsupported_response_type', 'The app sent a request we cannot answer'],
  ['invalid_scope', 'The app asked for more than it may have'],
  ['invalid_target', 'The app asked for more than it may have'],
  ['access_denied', 'Access was not granted'],
  ['login_required', 'You have to sign in first'],
  ['consent_required', 'You have to sign in first'],
  ['session_expired', 'This page has expired'],
  ['temporarily_unavailable', 'We cannot answer right now'],
  ['server_error', 'Something went wrong'],
  ['something_new', 'Something went wrong'],
  ['constructor', 'Something went wrong'],
])('%s is told as "%s"', (error, heading) => {
  const { title, document } = fail({ error });
  expect(textOf(findOne(document, named('h1')))).toBe(heading);
  expect(title).toBe(`Error: ${heading} – Example Login`);
});

test('the page says what happened and what to do, in this order', () => {
  const headings = findAll(fail().document, named('h2')).map(textOf);
  expect(headings).toEqual(['What happened', 'What you can do']);
});

test('the page has the status it is given', () => {
  expect(fail({ status: 503 }).status).toBe(503);
});

test('the reference, the time and the app are there to be passed on', () => {
  const { document } = fail({ client: { name: 'Jellyfin' } });
  expect(findAll(document, named('dd')).map(textOf)).toEqual([
    'Jellyfin',
    'E-7K3F-92',
    expect.stringMatching(/^November 21, 2026.*16:20:31 UTC$/),
  ]);
  expect(findOne(document, named('time')).attributes['datetime']).toBe('2026-11-21T16:20:31.000Z');
});

describe('the description of the engine', () => {
  const remarks = (description?: string) =>
    findAll(fail({ description }).document, named('details'))
      .flatMap((details) => findAll(details, named('code')))
      .map(textOf);

  test.each(["missing required parameter(s) 'code_challenge'", 'unsupported prompt <b> & none'])(
    'is shown to developers as text: %s',
    (description) => {
      expect(remarks(description)).toEqual(['invalid_request', description]);
    },
  );

  test.each([
    'go to https://evil.example and type your password',
    'call evil.example',
    'write to mallory@evil',
    'unrecognized route (GET on /please-call-555-0100)',
    'Passwort falsch\u202e',
    'a'.repeat(161),
    '<b>bold</b>',
    '',
  ])('is left out when it could pass for a message of ours: %j', (description) => {
    expect(remarks(description)).toEqual(['invalid_request']);
  });
});

test('an error page links to nothing', () => {
  const { document } = fail({
    error: 'invalid_redirect_uri',
    description: 'https://evil.example/cb is not registered',
    client: { name: 'https://evil.example/' },
  });
  expect(findAll(document, named('a'))).toEqual([]);
});
