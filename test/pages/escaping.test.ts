import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPages } from '../../src/pages/render-page.ts';
import type { Page } from '../../src/pages/page.ts';
import { findAll, parseHTML, rawText, skeletonOf } from './parse-html.ts';
import type { Element } from './parse-html.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '</title></textarea><svg onload=alert(1)>',
  '<!-- --> ]]> <![CDATA[',
  '&lt;b&gt; &amp; &#x3c;',
  '<%= it.view.csrf %> {client} ${1+1} `',
  '\u202emoc.elpmaxe\u2028',
];

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc
    .array(fc.constantFrom('<', '>', '"', "'", '&', '/', '=', ' ', 'a', '{', '}'), { minLength: 1 })
    .map((characters) => characters.join('')),
);

const pages = createPages({ title: 'Example Login' });

/** One page of each kind, with the same text wherever a person or an app may put one. */
function everyPageSaying(text: string): Readonly<Record<string, Page>> {
  const locale = 'en';
  const client = { name: text, host: { kind: 'app', scheme: text } as const, managedBy: text };
  const account = { name: text, email: text, login: text };
  const asked = [
    { scope: text, values: [text, text] },
    { scope: 'x', description: text, api: text, values: Array.from({ length: 8 }, () => text) },
  ];
  const form = { locale, action: text, csrf: text, client } as const;
  return {
    signIn: pages.signIn({ ...form, login: text, failure: 'mismatch', rememberable: true }),
    consent: pages.consent({ ...form, account, asked, actsAt: [text] }),
    notAllowed: pages.notAllowed({ ...form, account, contacts: [text] }),
    leaving: pages.leaving({ locale, href: '/auth/1', host: client.host }),
    signOut: pages.signOut({ locale, action: text, xsrf: text, account, client }),
    signedOut: pages.signedOut({ locale, client: { name: text, uri: 'https://example.com' } }),
    error: pages.error({
      locale,
      status: 400,
      error: 'invalid_request',
      reference: text,
      time: new Date(0),
      client,
    }),
    home: pages.home({ locale, here: text, account }),
  };
}

const harmless = everyPageSaying('harmless');

describe.each(Object.keys(harmless))('the page %s', (kind) => {
  const expected = skeletonOf(parseHTML(harmless[kind]?.html ?? ''));

  test('has the same elements and attributes whatever the texts in it are', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const document = parseHTML(everyPageSaying(text)[kind]?.html ?? '');
        expect(skeletonOf(document)).toBe(expected);
        expect(everythingIn(document)).toContain(text);
      }),
      { numRuns: 60 },
    );
  });
});

function everythingIn(document: Element): string {
  const values = findAll(document, () => true).flatMap(({ attributes }) =>
    Object.values(attributes),
  );
  return [rawText(document), ...values].join('\n');
}
