import { nearest } from '../../diagnostic/nearest.ts';
import { LINT_RULES } from '../../diagnostic/lint-rules.ts';
import { escapePointer } from '../../diagnostic/pointer.ts';
import { RISK_RULES } from '../risk-rules.ts';
import type { LintFinding, LintRule } from './lint-rule.ts';

/** What a policy can make stricter or waive: the rules of lint, and the risks of a change. */
const NAMES = [...Object.keys(LINT_RULES), ...RISK_RULES.map(({ name }) => name)];

const KNOWN: ReadonlySet<string> = new Set(NAMES);

export const unknownRule: LintRule = {
  name: 'unknown-rule',
  find: ({ resources }) =>
    resources.flatMap((resource) => {
      if (resource.kind !== 'Policy') return [];
      const { document, value } = resource;
      const { rules = {}, waivers = [] } = value.spec;
      const tell = (rule: string, at: Pick<LintFinding, 'pointer' | 'part'>): LintFinding[] =>
        KNOWN.has(rule) ? [] : [{ document, ...at, ...wordsFor(rule) }];
      return [
        ...Object.keys(rules).flatMap((rule) =>
          tell(rule, { pointer: `/spec/rules/${escapePointer(rule)}`, part: 'key' }),
        ),
        ...waivers.flatMap(({ rule }, index) =>
          tell(rule, { pointer: `/spec/waivers/${index}/rule`, part: 'value' }),
        ),
      ];
    }),
};

function wordsFor(rule: string): Pick<LintFinding, 'message' | 'help'> {
  const near = nearest(rule, NAMES);
  return {
    message: `no rule of lint and no risk is called ${rule}`,
    help: near === undefined ? '`idpfile rules` lists them' : `did you mean ${near}?`,
  };
}
