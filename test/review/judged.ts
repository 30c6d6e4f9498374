import { createPlan } from '../../src/review/create-plan.ts';
import type { Plan } from '../../src/review/plan.ts';
import { compared, type Files } from './compared.ts';
import { unmark } from './marked.ts';
import { client } from './risk-cases.ts';

/** What a change of some files means. Marks in them are left out. */
export async function planOf(base: Files, change: Files): Promise<Plan> {
  return createPlan(await compared(unmark(base).files, unmark(change).files));
}

/** Its risks, or those of one rule: `high clients/wiki.yaml:8:3 what is told`. */
export async function told(base: Files, change: Files, rule?: string): Promise<readonly string[]> {
  const { risks } = await planOf(base, change);
  return risks
    .filter((risk) => rule === undefined || risk.rule === rule)
    .map(({ severity, message, place: { file: path, range } }) => {
      return `${severity} ${path}:${range.start.line}:${range.start.column} ${message}`;
    });
}

/** The same without places, for the wiki before and after, in lines of spec. */
export async function ofWiki(
  rule: string,
  before: readonly string[],
  after: readonly string[],
  others: Files = {},
) {
  const path = 'clients/wiki.yaml';
  const base = { ...others, [path]: client('wiki', ...before) };
  const found = await told(base, { [path]: client('wiki', ...after) }, rule);
  return found.map((one) => one.replace(/ \S+/, ''));
}
