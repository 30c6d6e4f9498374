import { describe, expect, test } from 'vitest';
import { isSourcePath } from '../../src/tree/layout.ts';
import { build } from './build-for-test.ts';
import { issuerYAML, treeOf } from './tree-of.ts';

const tree = (ui: string, files: Readonly<Record<string, string>> = {}) =>
  treeOf({ 'issuer.yaml': issuerYAML(`  ui: ${ui}\n`), ...files });

describe('files below theme/', () => {
  test.each(['theme/logo.svg', 'theme/a/b.png', 'theme/extra.css'])('%s is read', (path) => {
    expect(isSourcePath(path)).toBe(true);
  });

  test.each(['theme/notes.md', 'theme/client.yaml', 'logo.svg', 'clients/logo.svg'])(
    '%s is not',
    (path) => {
      expect(isSourcePath(path)).toBe(false);
    },
  );

  test('declare nothing, whatever they hold', async () => {
    const built = await build(tree('{}', { 'theme/extra.css': 'kind: Client\n' }));
    expect(built).toMatchObject({ ok: true, warnings: [] });
  });

  test('are part of the snapshot where issuer.yaml names them', async () => {
    const ui = '{ logo: ./theme/logo.svg, css: theme/extra.css }';
    const files = { 'theme/logo.svg': '<svg/>', 'theme/extra.css': 'p { margin: 0; }' };
    const built = await build(tree(ui, files));
    if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
    const { css, logo } = built.value.theme ?? {};
    expect(css).toBe('p { margin: 0; }');
    expect(logo?.contentType).toBe('image/svg+xml');
    expect(Buffer.from(logo?.bytes ?? []).toString()).toBe('<svg/>');
  });
});

describe('theme-file', () => {
  test('tells of a file that is not there; a running server goes on without it', async () => {
    const named = tree('{ logo: theme/logo.svg }');
    expect(await build(named)).toMatchObject({
      ok: false,
      diagnostics: [{ rule: 'theme-file', pointer: '/spec/ui/logo' }],
    });
    expect(await build(named, {}, { dangling: 'inert' })).toMatchObject({
      ok: true,
      warnings: [{ rule: 'theme-file', severity: 'warning' }],
    });
  });

  test.each(["@import 'other.css';", "@IMPORT url('https://example.com/a.css');"])(
    'tells of a style sheet that asks for another one: %s',
    async (text) => {
      const built = await build(tree('{ css: theme/extra.css }', { 'theme/extra.css': text }));
      expect(built).toMatchObject({
        ok: false,
        diagnostics: [{ rule: 'theme-file', pointer: '/spec/ui/css' }],
      });
    },
  );

  test.each(['{ css: extra.css }', '{ css: ../theme/extra.css }', '{ logo: theme/logo.gif }'])(
    'is not what %s is: the path itself is wrong',
    async (ui) => {
      expect(await build(tree(ui))).toMatchObject({
        ok: false,
        diagnostics: [{ rule: 'malformed-value' }],
      });
    },
  );
});
