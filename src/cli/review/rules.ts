import { LINT_RULES } from '../../diagnostic/lint-rules.ts';
import { nearest } from '../../diagnostic/nearest.ts';
import { RULES } from '../../diagnostic/rules.ts';
import { RISK_RULES } from '../../review/risk-rules.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { RULES_PAGE } from '../report/sarif-rules.ts';
import { table } from '../show/client-text.ts';

type ListedRule = Readonly<{
  name: string;
  /** The command that says it. */
  command: 'validate' | 'lint' | 'plan';
  severity: string;
  summary: string;
}>;

export type RulesOptions = Readonly<{ rule: string | undefined; json: boolean }>;

/** Prints which rules there are, or one of them. */
export function rules({ rule, json }: RulesOptions): ExitCode {
  const all = allRules();
  const found = rule === undefined ? all : all.filter(({ name }) => name === rule);
  if (found.length === 0) return unknown(rule ?? '', all);
  process.stdout.write(json ? `${JSON.stringify(found, undefined, 2)}\n` : textOf(found));
  return EXIT.ok;
}

function allRules(): readonly ListedRule[] {
  return [
    ...Object.entries(RULES).map(([name, rule]) => ({
      name,
      command: 'validate' as const,
      ...rule,
    })),
    ...Object.entries(LINT_RULES).map(([name, rule]) => ({
      name,
      command: 'lint' as const,
      ...rule,
    })),
    ...RISK_RULES.map(({ name, severity, summary }) => ({
      name,
      command: 'plan' as const,
      severity,
      summary,
    })),
  ];
}

function textOf(found: readonly ListedRule[]): string {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) {
    const { name, command, severity, summary } = only;
    return `${name}: ${summary}\n${severity}, said by ${command}; ${RULES_PAGE}#${name}\n`;
  }
  return table(
    found.map(({ name, command, severity, summary }) => [command, name, severity, summary]),
  );
}

function unknown(rule: string, all: readonly ListedRule[]): ExitCode {
  const close = nearest(
    rule,
    all.map(({ name }) => name),
  );
  const help = close === undefined ? 'see idpfile rules' : `did you mean ${close}?`;
  process.stderr.write(`idpfile: no rule is called ${JSON.stringify(rule)}; ${help}\n`);
  return EXIT.notEvaluated;
}
