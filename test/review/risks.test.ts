import { describe, expect, test } from 'vitest';
import { createPlan } from '../../src/review/create-plan.ts';
import { RISK_RULES } from '../../src/review/risk-rules.ts';
import type { Risk } from '../../src/review/risk.ts';
import { compared, type Files } from './compared.ts';
import { unmark } from './marked.ts';
import { RISK_CASES, type RiskCase } from './risk-cases.ts';

/** Rules whose cases need more than files, and the test that has them. */
const SCRIPTED = ['signing-key-removed', 'encrypted-field-changed'];

const placeOf = ({ place: { file, range } }: Risk) =>
  `${file}:${range.start.line}:${range.start.column}`;

async function found({ rule, base }: RiskCase, change: Files) {
  const { risks } = createPlan(await compared(unmark(base).files, unmark(change).files));
  return risks
    .filter((risk) => risk.rule === rule)
    .map((risk) => `${risk.severity} ${placeOf(risk)}`);
}

describe('each rule', () => {
  test.each(RISK_CASES)('$rule tells of its bad twin at the very place', async (one) => {
    const marks = [...unmark(one.bad).marks, ...unmark(one.base).marks];
    expect(marks).toHaveLength(1);
    expect(await found(one, one.bad)).toEqual(marks.map((mark) => `${one.severity} ${mark}`));
  });

  test.each(RISK_CASES)('$rule has nothing to say of its good twin', async (one) => {
    expect(await found(one, one.good)).toEqual([]);
  });

  test('has a case', () => {
    const covered = new Set([...RISK_CASES.map(({ rule }) => rule), ...SCRIPTED]);
    expect(RISK_RULES.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });

  test('has a name of its own', () => {
    const names = RISK_RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
