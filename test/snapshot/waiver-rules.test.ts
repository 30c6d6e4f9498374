import { describe, expect, test } from 'vitest';
import { build } from './build-for-test.ts';
import { clientYAML, issuerYAML, treeOf } from './tree-of.ts';

const CLIENT = clientYAML(
  'portal',
  `  responseTypes: [id_token]
  allowImplicit:
    reason: the vendor ships the code flow with release 9
    until: 2026-11-21T00:00:00Z
`,
);
const tree = treeOf({ 'issuer.yaml': issuerYAML(), 'clients/portal.yaml': CLIENT });

const BEFORE = new Date('2026-11-20T23:59:59Z');
const AFTER = new Date('2026-11-21T00:00:00Z');

describe('a waiver', () => {
  test('holds until its time', async () => {
    expect(await build(tree, {}, { now: BEFORE })).toMatchObject({ ok: true, warnings: [] });
  });

  test('is a mistake from then on', async () => {
    expect(await build(tree, {}, { now: AFTER })).toMatchObject({
      ok: false,
      diagnostics: [
        {
          rule: 'waiver-expired',
          severity: 'error',
          pointer: '/spec/allowImplicit/until',
          message: 'allowImplicit has ended on 2026-11-21T00:00:00Z',
        },
      ],
    });
  });

  test('is a warning to a server that runs, and locks nobody out', async () => {
    const built = await build(tree, {}, { now: AFTER, dangling: 'inert' });

    expect(built).toMatchObject({
      ok: true,
      warnings: [{ rule: 'waiver-expired', severity: 'warning' }],
    });
    expect(built.ok && [...built.value.clients.values()]).toMatchObject([
      { responseTypes: ['id_token'] },
    ]);
  });
});
