import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../scripts/generate.ts';

const GENERATED = join(import.meta.dirname, '../src/resource/generated');

test('types and validators are those the schemas give: otherwise run `npm run generate`', async () => {
  const expected = await generate();
  expect(readdirSync(GENERATED).sort()).toEqual([...expected.keys()].sort());
  for (const [name, content] of expected) {
    expect(readFileSync(join(GENERATED, name), 'utf8'), name).toBe(content);
  }
});
