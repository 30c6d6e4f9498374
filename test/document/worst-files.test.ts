import { expect, test } from 'vitest';
import { readResources } from '../../src/snapshot/read-resources.ts';
import { expectQuick, fill } from '../worst-case.ts';
import { sourceFile } from './source-file.ts';

const CLIENT = 'apiVersion: idpfile/v1\nkind: Client\nmetadata: { name: a }\n';
const SPEC = `${CLIENT}spec:\n  public: true\n`;

/** Each once took seconds, or for ever. */
const WORST: readonly (readonly [what: string, text: string, diagnostics: number])[] = [
  ['one key over and over', fill('a: 1\n'), 100],
  ['empty documents', fill('---\n'), 1],
  ['documents of one word', fill('--- a\n'), 1],
  ['broken documents', fill('---\na: [\n'), 1],
  ['documents that start behind a byte order mark', `a: 1\n${fill('\ufeff---\n', 500_000)}`, 1],
  ['unknown fields', SPEC + fill((i) => `  f${i}: 1\n`), 100],
  ['unknown fields at the root', SPEC + fill((i) => `f${i}: 1\n`), 100],
  ['redirect URIs that are none', `${SPEC}  redirectURIs:\n${fill('    - x\n')}`, 100],
  ['templates', fill('a: {{ x }}\n'), 100],
  ['templates on one line', `[${fill('{{}: 1}, ')}]`, 100],
  ['anchors', fill((i) => `- &a${i} 1\n`), 100],
  ['anchors on one line behind wide letters', `[${fill('&a 😀, ', 500_000)}]`, 100],
  ['an anchor after a hundred thousand pairs', `[${fill('a: b, ')}&x 1]`, 1],
  ['an anchor after a hundred thousand empty items', `${fill('-\n')}- &x 1\n`, 1],
  ['numbers as keys', fill((i) => `${i}: 1\n`), 100],
  ['carriage returns', fill('a\r'), 1],
  ['comments that a search may split in every way', `a: [b: c, ${fill('# ')}\n d]\nz: &x 1\n`, 1],
  [
    'many fields below a long key',
    `? ${fill('k', 300_000)}\n: {${fill((i) => `a${i}: 1, `, 500_000)}}\n`,
    1,
  ],
  ['runs of digits that are nearly too long', fill(`${'1'.repeat(299)}a`), 1],
  ['an open quote', `"${fill('a\n')}`, 1],
  ['brackets', fill('['), 1],
  ['a kind of a million letters', CLIENT.replace('Client', fill('C')), 1],
];

test.each(WORST)('a mebibyte of %s is refused within a second', (_, text, diagnostics) => {
  expectQuick(() => {
    expect(readResources(sourceFile(text)).diagnostics).toHaveLength(diagnostics);
  });
});
