import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulesPage } from '../scripts/write-rules-page.ts';
import { LINT_RULES } from '../src/diagnostic/lint-rules.ts';
import { RULES } from '../src/diagnostic/rules.ts';
import { RISK_RULES } from '../src/review/risk-rules.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../docs/rules.md'), 'utf8');

test('docs/rules.md is what rules and cases give: otherwise run `npm run generate`', async () => {
  expect(PAGE).toBe(await rulesPage());
});

test('every rule has a heading that reports can lead to', () => {
  const headings = [...PAGE.matchAll(/^## (\S+)$/gm)].map(([, rule]) => rule);
  const all = [
    ...Object.keys(RULES),
    ...Object.keys(LINT_RULES),
    ...RISK_RULES.map(({ name }) => name),
  ];
  expect(headings).toEqual([...new Set(all)]);
});
