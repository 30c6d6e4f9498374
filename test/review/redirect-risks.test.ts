import { describe, expect, test } from 'vitest';
import type { Files } from './compared.ts';
import { ofWiki, planOf, told } from './judged.ts';
import { unmark } from './marked.ts';
import { client, file } from './risk-cases.ts';

const uris = (...list: readonly string[]) => `redirectURIs: [${list.join(', ')}]`;
const WIKI = 'https://wiki.example.com/callback';

describe('redirect-new-site', () => {
  const judge = (uri: string, before = WIKI, others: Files = {}) =>
    ofWiki('redirect-new-site', [uris(before)], [uris(before, uri)], others);

  test.each([
    ['https://wiki.example.com/other', 'low redirect URI on another path of wiki.example.com'],
    ['https://eu.wiki.example.com/callback', 'high redirect URI on another host of example.com'],
    ['https://wiki.example.com:8443/callback', 'high redirect URI on another host of example.com'],
    ['https://wiki.example.org/callback', 'critical redirect URI on a new site: example.org'],
    ['http://localhost:3000/callback', 'high http://localhost:3000/callback leads to whatever'],
    ['https://203.0.113.7/callback', 'critical redirect URI on a new site: 203.0.113.7'],
  ])('tells how far %s is from where the app was', async (uri, words) => {
    expect(await judge(uri)).toEqual([expect.stringContaining(words)]);
  });

  test.each([
    ['https://mallory.github.io/callback', 'https://wiki.github.io/callback'],
    ['https://mallory.co.uk/callback', 'https://wiki.co.uk/callback'],
    ['https://203.0.113.8/callback', 'https://203.0.113.7/callback'],
  ])('does not take %s for the site of %s', async (uri, before) => {
    expect(await judge(uri, before)).toEqual([expect.stringMatching(/^critical /)]);
  });

  test('goes by the sites of the policy, where it names some', async () => {
    const policy = file('Policy', 'default', 'allowedRedirectSites: [example.com, example.net]');
    const others = { 'policy.yaml': policy };
    expect(await judge('https://wiki.example.net/callback', WIKI, others)).toEqual([]);
    expect(await judge('https://notexample.com/callback', WIKI, others)).toEqual([
      'critical notexample.com is at no site that the policy allows (example.com, example.net)',
    ]);
  });

  test('tells of a new client at a site where no app was', async () => {
    const base = { 'clients/wiki.yaml': client('wiki') };
    const at = (host: string) => ({ 'clients/new.yaml': client('new', uris(`https://${host}/`)) });
    expect(await told(base, at('new.example.com'))).toEqual([]);
    expect(await told(base, at('new.elsewhere.org'), 'redirect-new-site')).toEqual([
      'medium clients/new.yaml:7:18 no app of this directory was at elsewhere.org before',
    ]);
  });

  test('is not escaped by a new id in the same change', async () => {
    const base = { 'clients/wiki.yaml': client('wiki') };
    const moved = client('wiki', 'id: wiki-2', uris('https://wiki.evil.org/callback'));
    const rules = (await planOf(base, { 'clients/wiki.yaml': moved })).risks.map(
      ({ rule, severity }) => `${severity} ${rule}`,
    );
    expect(rules).toEqual(
      expect.arrayContaining(['critical client-id-changed', 'critical redirect-new-site']),
    );
  });
});

test('what a line said that is gone is told at that line', async () => {
  const base = { 'clients/wiki.yaml': client('wiki', '▸pkce: required') };
  expect(await told(base, { 'clients/wiki.yaml': client('wiki') })).toEqual([
    `high ${unmark(base).marks[0]} PKCE is no longer required`,
  ]);
});

describe('redirect-lookalike', () => {
  test.each([
    ['https://wiki.xn--exmple-4nf.com/', 'exаmple.com'],
    ['https://wiki.examp1e.com/', 'looks the same'],
    ['https://wiki.exarnple.com/', 'looks the same'],
    ['https://wiki.exampel.com/', 'differs in one letter'],
    ['https://wiki.examples.com/', 'differs in one letter'],
    ['https://wiki.example.com.evil.org/', 'begins like example.com'],
    ['https://wiki%2Eex%D0%B0mple.com/', 'exаmple.com'],
  ])('sees through %s', async (uri, words) => {
    const found = await ofWiki('redirect-lookalike', [uris(WIKI)], [uris(WIKI, uri)]);
    expect(found).toEqual([expect.stringContaining(words)]);
  });

  test.each(['https://wiki.example.com/app', 'https://sample.dev/', 'https://wiki.acme.io/'])(
    'does not mind %s',
    async (uri) => {
      expect(await ofWiki('redirect-lookalike', [uris(WIKI)], [uris(WIKI, uri)])).toEqual([]);
    },
  );
});
