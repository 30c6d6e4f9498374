import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REFERENCE, referencePages } from '../scripts/write-reference.ts';
import { presets } from '../src/resource/presets.ts';
import { kindsIn } from '../src/resource/bundle-schema.ts';
import { NOT_SERVED } from '../src/resource/not-served.ts';
import { readSchemaFiles } from '../src/resource/schema-files.ts';

const read = (name: string) => readFileSync(join(REFERENCE, name), 'utf8');
const kinds = kindsIn(readSchemaFiles());

test('docs/reference is what the schemas give: otherwise run `npm run generate`', async () => {
  const expected = await referencePages();
  expect(readdirSync(REFERENCE).toSorted()).toEqual([...expected.keys()].toSorted());
  for (const [name, content] of expected) expect(read(name), name).toBe(content);
});

test.each(kinds)('the page of $kind has a row for every field of its spec', ({ file }) => {
  const schema: unknown = readSchemaFiles().get(file);
  const fields = Object.keys(
    (schema as { properties: { spec?: { properties?: object } } }).properties.spec?.properties ??
      {},
  );
  const page = read(`${file}.md`);
  for (const field of fields) expect(page).toMatch(new RegExp(`^\\| \`spec\\.${field}\``, 'm'));
});

test('a field that this version refuses says so in its row', () => {
  for (const field of NOT_SERVED.Client ?? []) {
    expect(read('client.md')).toMatch(
      new RegExp(`^\\| \`${field}\`[^\\n]*\\*\\*Refused: not yet served`, 'm'),
    );
  }
  expect(read('client.md')).not.toMatch(/^\| `spec\.redirectURIs`[^\n]*Refused/m);
});

test('the page of apps has a row for every preset', () => {
  for (const name of presets().keys()) expect(read('apps.md')).toContain(`| \`${name}\``);
});
