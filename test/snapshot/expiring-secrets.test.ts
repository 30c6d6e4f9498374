import { describe, expect, test } from 'vitest';
import { build } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf } from './tree-of.ts';

const HASH = '$2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy';
const NOW = new Date('2026-11-21T00:00:00Z');

/** The warnings of a client with a previous secret. */
async function warningsFor(expiresAt: string, more = '') {
  const client = clientYAML(
    'wiki',
    `  secretHash: ${HASH}
  previousSecrets:
    - secretHash: ${HASH}
      expiresAt: ${expiresAt}
${more}`,
  ).replace('  public: true\n', '');
  const tree = treeOf({ 'issuer.yaml': issuerYAML(), 'clients/wiki.yaml': client });
  const built = await build(tree, {}, { now: NOW });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.warnings;
}

describe('secret-expiring', () => {
  test.each(['2026-11-21T00:00:01Z', '2026-11-23T12:00:00+02:00', '2026-11-24T00:00:00Z'])(
    'warns of a secret that is accepted until %s, on 21 November',
    async (expiresAt) => {
      expect(await warningsFor(expiresAt)).toMatchObject([
        {
          rule: 'secret-expiring',
          severity: 'warning',
          pointer: '/spec/previousSecrets/0/expiresAt',
          place: { file: 'clients/wiki.yaml', range: { start: { line: 9, column: 18 } } },
          message: `a secret of client wiki is accepted until ${expiresAt} only, which is within 3 days`,
        },
      ]);
    },
  );

  test.each(['2026-11-24T00:00:01Z', '2026-11-21T00:00:00Z', '2026-01-01T00:00:00Z'])(
    'says nothing of %s',
    async (expiresAt) => {
      expect(await warningsFor(expiresAt)).toEqual([]);
    },
  );

  test('says nothing of a client that is switched off', async () => {
    expect(await warningsFor('2026-11-22T00:00:00Z', '  enabled: false\n')).toEqual([]);
  });
});
