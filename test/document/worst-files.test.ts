import { expect, test } from 'vitest';
import { readResources } from '../../src/snapshot/read-resources.ts';
import { expectLinear, fill } from '../worst-case.ts';
import { sourceFile } from './source-file.ts';

const CLIENT = 'apiVersion: idpfile/v1\nkind: Client\nmetadata: { name: a }\n';
const SPEC = `${CLIENT}spec:\n  public: true\n`;

type Worst = readonly [what: string, textOf: (size: number) => string, diagnostics: number];

/** Each once took seconds, or for ever. The diagnostics are those of the largest. */
const WORST: readonly Worst[] = [
  ['one key over and over', (size) => fill('a: 1\n', size), 100],
  ['empty documents', (size) => fill('---\n', size), 1],
  ['documents of one word', (size) => fill('--- a\n', size), 1],
  ['broken documents', (size) => fill('---\na: [\n', size), 1],
  [
    'documents that start behind a byte order mark',
    (size) => `a: 1\n${fill('\ufeff---\n', size / 2)}`,
    1,
  ],
  ['unknown fields', (size) => SPEC + fill((i) => `  f${i}: 1\n`, size), 100],
  ['unknown fields at the root', (size) => SPEC + fill((i) => `f${i}: 1\n`, size), 100],
  [
    'redirect URIs that are none',
    (size) => `${SPEC}  redirectURIs:\n${fill('    - x\n', size)}`,
    100,
  ],
  ['templates', (size) => fill('a: {{ x }}\n', size), 100],
  ['templates on one line', (size) => `[${fill('{{}: 1}, ', size)}]`, 100],
  ['anchors', (size) => fill((i) => `- &a${i} 1\n`, size), 100],
  ['anchors on one line behind wide letters', (size) => `[${fill('&a 😀, ', size / 2)}]`, 100],
  ['an anchor after a hundred thousand pairs', (size) => `[${fill('a: b, ', size)}&x 1]`, 1],
  ['an anchor after a hundred thousand empty items', (size) => `${fill('-\n', size)}- &x 1\n`, 1],
  ['numbers as keys', (size) => fill((i) => `${i}: 1\n`, size), 100],
  ['carriage returns', (size) => fill('a\r', size), 1],
  [
    'comments that a search may split in every way',
    (size) => `a: [b: c, ${fill('# ', size)}\n d]\nz: &x 1\n`,
    1,
  ],
  [
    'many fields below a long key',
    (size) => `? ${fill('k', size / 4)}\n: {${fill((i) => `a${i}: 1, `, size / 2)}}\n`,
    1,
  ],
  ['runs of digits that are nearly too long', (size) => fill(`${'1'.repeat(299)}a`, size), 1],
  ['an open quote', (size) => `"${fill('a\n', size)}`, 1],
  ['brackets', (size) => fill('[', size), 1],
  ['a kind of a million letters', (size) => CLIENT.replace('Client', fill('C', size)), 1],
];

test.each(WORST)('%s are refused in time that grows as they do', (_, textOf, diagnostics) => {
  const found = expectLinear(textOf, (text) => readResources(sourceFile(text)).diagnostics);
  expect(found).toHaveLength(diagnostics);
});
