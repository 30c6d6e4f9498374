import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { splitLines } from '../../src/diagnostic/text-position.ts';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { sourceFile } from './source-file.ts';
import { mutantsOf, SEED } from './yaml-mutants.ts';

const GOOD = [
  `apiVersion: idpfile/v1
kind: Client
metadata: { name: app }
spec:
  name: My app
  redirectURIs:
    - https://app.example.com/cb
    - "https://b.example.com/cb"
  scopes: [openid, profile]
  secretRef: { name: a, key: 'b' }
  description: |
    Some text

    more
  ttl: 10m
  public: true
`,
  `# comment
---
a: >-
  folded
  text

   more
b:
- x
- - y
  - z
- k: v
  l: w
---
{"json": [1, 2.5, null, true, "\\u00e9\\n"], "x": {}}
...
---
'q''s': ~
plain: multi
  line text # c
hex: 0x1F
octal: 0o17
float: 1e3
`,
  `a: [b, c: d, {e: f, g: }, ]
h:
  ? long
  : value
k: "a\\
  b c

  d"
l: 'x
  y'
m: |2-
    z
  y
n: >+
 w

o: é 中 😀
`,
];

/** What `yaml` reads; undefined where it reads nothing because it sees a mistake. */
function readWithYaml(text: string): readonly unknown[] | undefined {
  const documents = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' });
  if ('empty' in documents) return [];
  if (documents.some((document) => document.errors.length > 0)) return undefined;
  const values = documents.map((document): unknown => document.toJS());
  return values.filter((value) => value !== null && value !== undefined);
}

function expectPlacesInside(text: string, result: ReturnType<typeof parseDocuments>): void {
  if (result.ok) return;
  const lines = splitLines(text.replace(/^\ufeff/, ''));
  expect(result.diagnostics.length).toBeGreaterThan(0);
  for (const { place, message } of result.diagnostics) {
    for (const { line, column } of [place.range.start, place.range.end]) {
      const length = Array.from(lines[line - 1] ?? '').length;
      const isInside = line >= 1 && line <= lines.length && column >= 1 && column <= length + 1;
      expect(isInside, `${message} at ${line}:${column}`).toBe(true);
    }
  }
}

test('what is accepted has the same value for both YAML libraries, what is refused has a place', () => {
  let accepted = 0;
  fc.assert(
    fc.property(mutantsOf(GOOD), (source) => {
      const file = sourceFile(source);
      const text = Buffer.from(file.bytes).toString();
      const result = parseDocuments(file);
      expectPlacesInside(text, result);
      if (!result.ok) return;
      const other = readWithYaml(text);
      if (other === undefined) return;
      accepted += 1;
      // JSON has no -0, nor have our values.
      expect(result.value.map((document) => document.value)).toEqual(
        JSON.parse(JSON.stringify(other)),
      );
    }),
    { numRuns: 2000, seed: SEED },
  );
  expect(accepted).toBeGreaterThan(200);
});

test('no bytes whatever make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const result = parseDocuments(sourceFile(bytes));
      expectPlacesInside(Buffer.from(bytes).toString(), result);
    }),
    { numRuns: 1000, seed: SEED },
  );
});
