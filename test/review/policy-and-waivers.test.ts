import { describe, expect, test } from 'vitest';
import type { Files } from './compared.ts';
import { planOf, told } from './judged.ts';
import { client, file } from './risk-cases.ts';

describe('the policy', () => {
  const policy = (...lines: readonly string[]) => ({
    'policy.yaml': file('Policy', 'default', ...lines),
  });
  const RELAXED = { 'clients/wiki.yaml': client('wiki', 'pkce: optional') };
  const WIKI_BEFORE = { 'clients/wiki.yaml': client('wiki', 'pkce: required') };

  test.each([
    ['critical', ['critical']],
    ['info', ['info']],
    ['error', ['critical']],
    ['warning', ['medium']],
    ['off', []],
  ])('makes a rule %s', async (severity, expected) => {
    const base = { ...WIKI_BEFORE, ...policy(`rules: { pkce-relaxed: ${severity} }`) };
    const { risks } = await planOf(base, RELAXED);
    expect(risks.map((risk) => risk.severity)).toEqual(expected);
  });

  test('says what fails, and who has to look', async () => {
    const reviewers = 'reviewers: { critical: [ann], high: [bob, eve], low: [zoe] }';
    const plan = await planOf({ ...WIKI_BEFORE, ...policy('failOn: high', reviewers) }, RELAXED);
    expect(plan.failOn).toBe('high');
    expect(plan.reviewers).toEqual(['bob', 'eve']);
    expect((await planOf(WIKI_BEFORE, RELAXED)).failOn).toBe('critical');
  });

  test('that comes with the change has no say in it', async () => {
    const plan = await planOf(WIKI_BEFORE, {
      ...RELAXED,
      ...policy('rules: { pkce-relaxed: off, policy-changed: off }'),
    });
    expect(plan.risks.map(({ rule }) => rule)).toEqual(['pkce-relaxed', 'policy-changed']);
  });

  test('does not lose a sensitive scope to the change that asks for it', async () => {
    const scope = (sensitive: boolean) => ({
      'scopes/payroll.yaml': file(
        'Scope',
        'payroll',
        `sensitive: ${sensitive}`,
        'description: { en: Read the payroll }',
        'claims: { payroll: { value: all } }',
      ),
    });
    const wiki = (scopes: string) => ({
      'clients/wiki.yaml': client('wiki', `scopes: [${scopes}]`),
    });
    const found = await told(
      { ...wiki('openid'), ...scope(true) },
      { ...wiki('openid, payroll'), ...scope(false) },
    );
    expect(found).toEqual([
      'high clients/wiki.yaml:8:20 may now ask for the scope payroll, which is sensitive',
      'medium scopes/payroll.yaml:6:3 the scope no longer counts as sensitive',
    ]);
  });

  test('has a test that was there taken away told, and more of them not', async () => {
    const cases = (...names: readonly string[]) => ({
      'tests/wiki.yaml': file(
        'Test',
        'wiki',
        'cases:',
        ...names.map((name) => `  - { name: ${name}, client: wiki, expect: { allowed: true } }`),
      ),
    });
    const base = { ...WIKI_BEFORE, ...cases('one', 'two') };
    expect(await told(base, cases('one', 'two', 'three'))).toEqual([]);
    expect(await told(base, cases('one'))).toEqual([
      expect.stringMatching(/^medium tests\/wiki.yaml:.* 1 of its cases/),
    ]);
    expect(await told(base, { 'tests/wiki.yaml': undefined })).toEqual([
      expect.stringMatching(/^medium tests\/wiki.yaml:.* the test is gone$/),
    ]);
  });
});

describe('a waiver', () => {
  const COMMENT = '# idpfile: allow pkce-relaxed until 2026-12-31 -- the app cannot';
  const wiki = (...lines: readonly string[]) => ({ 'clients/wiki.yaml': client('wiki', ...lines) });
  const waived = async (base: Files, change: Files) =>
    (await planOf(base, change)).risks
      .filter(({ rule }) => rule === 'pkce-relaxed')
      .map((risk) => risk.waived);
  const inPolicy = (expiresAt: string, name = 'wiki') =>
    file(
      'Policy',
      'default',
      'waivers:',
      `  - { rule: pkce-relaxed, kind: Client, name: ${name}, reason: the app cannot, expiresAt: ${expiresAt} }`,
    );

  test('of the policy covers the rule at that resource until its end', async () => {
    const base = wiki('pkce: required');
    const by = (text: string) => waived({ ...base, 'policy.yaml': text }, wiki('pkce: optional'));
    expect(await by(inPolicy('2026-12-31T00:00:00Z'))).toEqual(['the app cannot']);
    expect(await by(inPolicy('2026-12-31T00:00:00Z', 'chat'))).toEqual([undefined]);
    expect(await by(inPolicy('2026-11-22T00:00:00Z'))).toEqual([undefined]);
  });

  test.each([
    ['above the field', [COMMENT, 'pkce: required'], [COMMENT, 'pkce: optional']],
    ['in its line', [`pkce: required ${COMMENT}`], [`pkce: optional ${COMMENT}`]],
    ['above another comment', [COMMENT, '# Why?', 'pkce: required'], ['pkce: optional']],
  ])('that was there as a comment %s covers it', async (_, before, after) => {
    expect(await waived(wiki(...before), wiki(...after))).toEqual(['the app cannot']);
  });

  test.each([
    ['for another rule', COMMENT.replace('pkce-relaxed', 'scope-added')],
    ['that is over', COMMENT.replace('2026-12-31', '2026-11-21')],
    ['without a reason', COMMENT.replace(/--.*/, '')],
    ['without a date', COMMENT.replace(/until \S+/, '')],
    ['of a day that does not exist', COMMENT.replace('12-31', '02-30')],
  ])('%s covers nothing', async (_, comment) => {
    const found = await waived(wiki(comment, 'pkce: required'), wiki(comment, 'pkce: optional'));
    expect(found).toEqual([undefined]);
  });

  test('at another field covers nothing', async () => {
    const before = wiki(COMMENT, 'consent: ask', 'pkce: required');
    expect(await waived(before, wiki(COMMENT, 'consent: ask', 'pkce: optional'))).toEqual([
      undefined,
    ]);
  });

  test('that comes with the change covers nothing, and is told', async () => {
    const before = wiki('pkce: required');
    const after = wiki(COMMENT, 'pkce: optional');
    expect(await waived(before, after)).toEqual([undefined]);
    expect(await told(before, after, 'policy-changed')).toEqual([
      'high clients/wiki.yaml:8:3 a waiver for pkce-relaxed is new, or at another place',
    ]);
  });

  test('that comes with the change covers it where the policy of before says so', async () => {
    const policy = { 'policy.yaml': file('Policy', 'default', 'waiversFrom: head') };
    const base = { ...wiki('pkce: required'), ...policy };
    expect(await waived(base, wiki(COMMENT, 'pkce: optional'))).toEqual(['the app cannot']);
    expect((await planOf(base, {})).waiversFrom).toBe('head');
  });

  test('makes what it covers fail nothing and call nobody', async () => {
    const policy = file('Policy', 'default', 'reviewers: { high: [bob] }');
    const base = { ...wiki(COMMENT, 'pkce: required'), 'policy.yaml': policy };
    const plan = await planOf(base, wiki(COMMENT, 'pkce: optional'));
    expect(plan.reviewers).toEqual([]);
    expect(plan.risks).toHaveLength(1);
  });

  test('of the policy that has ended is an error itself', async () => {
    const base = { ...wiki(), 'policy.yaml': inPolicy('2026-11-22T00:00:00Z') };
    expect(await told(base, {})).toEqual([
      'critical policy.yaml:7:7 the waiver for pkce-relaxed has ended on 2026-11-22T00:00:00Z',
    ]);
  });
});
