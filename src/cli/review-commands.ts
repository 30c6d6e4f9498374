import { Option, type Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { ReviewOutput } from './report/write-review.ts';
import { parseServer } from './server-option.ts';

type Ended = (code: ExitCode) => void;

/** The review severities, the worst first; spelt out so that no part of the review is loaded for help. */
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

type ReviewFlags = Readonly<{
  C?: string;
  base?: string;
  head: string;
  server?: URL;
  failOn?: (typeof SEVERITIES)[number];
  format?: readonly string[];
  detailedExitcode?: boolean;
  allowPlaintextSecrets?: boolean;
}>;

/** `idpfile plan` */
export function addPlan(program: Command, ended: Ended): void {
  reviewCommand(program, 'plan')
    .description('say what a change does, compared with another commit, and what is risky about it')
    .option(
      '--detailed-exitcode',
      'end with 0 for no changes, 2 for changes, 1 for what fails or cannot be evaluated',
    )
    .action(async (directory: string | undefined, flags: ReviewFlags, command: Command) => {
      const options = await optionsOf(directory, flags, command);
      const { plan } = await import('./review/plan.ts');
      ended(
        await plan({
          ...options,
          allowPlaintextSecrets: true,
          detailedExitCode: flags.detailedExitcode === true,
          environment: process.env,
        }),
      );
    });
}

/** `idpfile check` */
export function addCheck(program: Command, ended: Ended): void {
  reviewCommand(program, 'check')
    .description('validate, lint, test and plan in one run: what a pipeline asks of a change')
    .option('--allow-plaintext-secrets', 'accept Secrets that are not encrypted: to try things out')
    .action(async (directory: string | undefined, flags: ReviewFlags, command: Command) => {
      const options = await optionsOf(directory, flags, command);
      const { check } = await import('./review/check.ts');
      const allowPlaintextSecrets = flags.allowPlaintextSecrets === true;
      ended(await check({ ...options, allowPlaintextSecrets, environment: process.env }));
    });
}

/** `idpfile rules` */
export function addRules(program: Command, ended: Ended): void {
  program
    .command('rules')
    .description('list every rule of validate, lint and plan, or explain one')
    .argument('[rule]', 'such as redirect-new-site')
    .option('--json', 'as JSON')
    .action(async (rule: string | undefined, options: Readonly<{ json?: boolean }>) => {
      const { rules } = await import('./review/rules.ts');
      ended(rules({ rule, json: options.json === true }));
    });
}

function reviewCommand(program: Command, name: string): Command {
  return program
    .command(name)
    .argument('[directory]', 'the configuration directory')
    .option('-C <directory>', 'the same, where it is no argument')
    .option('--base <commit>', 'what to compare with (default: origin/HEAD, or else HEAD)')
    .option('--head <commit>', 'the change: a commit, or . for the work tree', '.')
    .option(
      '--server <url>',
      'ask the admin listener of a running server how many sessions end',
      parseServer,
    )
    .addOption(
      new Option(
        '--fail-on <severity>',
        'the least severity that fails, whatever the policy says',
      ).choices(SEVERITIES),
    )
    .option(
      '-f, --format <format[=file]>',
      'how to say it: text (the default), json, sarif, github, gitlab, junit, markdown; may be repeated',
      (word: string, before: readonly string[] | undefined) => [...(before ?? []), word],
    );
}

async function optionsOf(argument: string | undefined, flags: ReviewFlags, command: Command) {
  if (argument !== undefined && flags.C !== undefined) {
    return command.error('error: the directory is given twice: as an argument and with -C');
  }
  const directory = argument ?? flags.C ?? '.';
  const [{ parseOutputsOf }, { REVIEW_FORMATS }] = await Promise.all([
    import('./report/output.ts'),
    import('./report/review-formats.ts'),
    // Begun before the rest is loaded: that takes longer than the keys.
    import('./throwaway-keys.ts').then(({ throwawayKeys }) => void throwawayKeys()),
  ]);
  const parsed = parseOutputsOf(REVIEW_FORMATS, flags.format ?? [], directory);
  if (!parsed.ok) return command.error(`error: ${parsed.problem}`);
  const outputs: readonly ReviewOutput[] = parsed.outputs;
  const { base, head, server, failOn } = flags;
  return { directory, base, head, server, failOn, outputs };
}
