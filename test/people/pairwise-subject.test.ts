import { describe, expect, test } from 'vitest';
import { pairwiseSubject } from '../../src/people/pairwise-subject.ts';
import { Secret } from '../../src/secret/secret.ts';
import type { Client } from '../../src/snapshot/client.ts';
import { client } from '../issuer/clients.ts';

const key = new Secret('k'.repeat(43));
const subjectAt = (more: Partial<Client>, sub = 'alice-0001', by = key) =>
  pairwiseSubject(by, client('wiki', more), sub);

const wiki = { redirectURIs: ['https://wiki.example.com/callback'] };

describe('a pairwise subject', () => {
  test('is the same for all clients of one host', () => {
    const other = client('other', { redirectURIs: ['https://wiki.example.com/elsewhere'] });
    expect(pairwiseSubject(key, other, 'alice-0001')).toBe(subjectAt(wiki));
  });

  test.each([
    ['at another host', subjectAt({ redirectURIs: ['https://shop.example.com/callback'] })],
    ['of another person', subjectAt(wiki, 'bob-0002')],
    ['by another key', subjectAt(wiki, 'alice-0001', new Secret('x'.repeat(43)))],
  ])('is another one %s', (_what, other) => {
    expect(other).not.toBe(subjectAt(wiki));
  });

  test('does not tell the public one, and has the form of one', () => {
    expect(subjectAt(wiki)).toMatch(/^[\w-]{43}$/);
  });

  test('hosts belong together by a sectorIdentifierURI', () => {
    const sectorIdentifierURI = 'https://example.com/sector.json';
    const both = ['https://a.example.com/cb', 'https://b.example.com/cb'];
    expect(subjectAt({ redirectURIs: both, sectorIdentifierURI })).toBe(
      subjectAt({ ...wiki, sectorIdentifierURI }),
    );
  });

  test('two apps with schemes of their own are two sites', () => {
    expect(subjectAt({ redirectURIs: ['com.example.a:/cb'] })).not.toBe(
      subjectAt({ redirectURIs: ['com.example.b:/cb'] }),
    );
  });
});
