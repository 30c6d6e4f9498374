import { describe, expect, test } from 'vitest';
import { mistakesIn } from '../snapshot/build-for-test.ts';
import { issuerYAML, treeOf } from '../snapshot/tree-of.ts';

const PAIRWISE = 'subjectType: pairwise';

function mistakesOf(redirectURIs: string, ...lines: readonly string[]): Promise<string[]> {
  const spec = ['public: true', `redirectURIs: [${redirectURIs}]`, ...lines];
  const client = `apiVersion: idpfile/v1
kind: Client
metadata: { name: a }
spec:
${spec.map((line) => `  ${line}\n`).join('')}`;
  return mistakesIn(treeOf({ 'issuer.yaml': issuerYAML(), 'clients/a.yaml': client }));
}

describe('a pairwise client', () => {
  test('of one host is fine, with several addresses as well', async () => {
    expect(await mistakesOf('https://a.example.com/1, https://a.example.com/2', PAIRWISE)).toEqual(
      [],
    );
  });

  test('of several hosts has to say under which of them they belong together', async () => {
    const hosts = 'https://a.example.com/1, https://b.example.com/2';
    expect(await mistakesOf(hosts, PAIRWISE)).toEqual([
      'clients/a.yaml:7:3 contradiction: subjectType pairwise needs one host, but redirectURIs have a.example.com, b.example.com (add sectorIdentifierURI to say under which host they belong together)',
    ]);
    const sector = 'sectorIdentifierURI: https://example.com/sector.json';
    expect(await mistakesOf(hosts, PAIRWISE, sector)).toEqual([]);
  });

  test('of two schemes of its own is of two sites', async () => {
    expect(await mistakesOf('"com.example.a:/cb", "com.example.b:/cb"', PAIRWISE)).toEqual([
      expect.stringContaining('redirectURIs have com.example.a:, com.example.b:'),
    ]);
  });

  test('that is a device has no host by which its subjects could be told apart', async () => {
    const device = `apiVersion: idpfile/v1
kind: Client
metadata: { name: a }
spec:
  type: device
  public: true
  ${PAIRWISE}
`;
    expect(
      await mistakesIn(treeOf({ 'issuer.yaml': issuerYAML(), 'clients/a.yaml': device })),
    ).toEqual([
      'clients/a.yaml:7:3 contradiction: subjectType pairwise needs redirectURIs, and a device has none',
    ]);
  });

  test('to which nobody signs in is a contradiction', async () => {
    const service = `apiVersion: idpfile/v1
kind: Client
metadata: { name: a }
spec:
  type: service
  secretHash: $2b$04$abcdefghijklmnopqrstuuKJ7fX3gmI7Yx4mOk3rM3Sg7w1m9x8yK
  ${PAIRWISE}
`;
    const found = await mistakesIn(
      treeOf({ 'issuer.yaml': issuerYAML(), 'clients/a.yaml': service }),
    );
    expect(found).toEqual([
      'clients/a.yaml:7:3 contradiction: subjectType pairwise, but nobody signs in to this client',
    ]);
  });
});

test('a sector of a client that is not pairwise has no meaning', async () => {
  const sector = 'sectorIdentifierURI: https://example.com/sector.json';
  expect(await mistakesOf('https://a.example.com/1', sector)).toEqual([
    expect.stringContaining(
      'clients/a.yaml:7:3 contradiction: sectorIdentifierURI without subjectType: pairwise',
    ),
  ]);
});
