import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import { parseServer } from './server-option.ts';

type Ended = (code: ExitCode) => void;

const DIRECTORY = ['[directory]', 'the configuration directory', '.'] as const;
const HEAD = ['--head <commit>', 'a commit, or . for the work tree', '.'] as const;

const repeated = (word: string, before: readonly string[] | undefined) => [...(before ?? []), word];

type LintFlags = Readonly<{
  head: string;
  base?: string;
  server?: URL;
  format?: readonly string[];
}>;

/** `idpfile lint` */
export function addLint(program: Command, ended: Ended): void {
  program
    .command('lint')
    .description('say what a directory does that its policy does not want')
    .argument(...DIRECTORY)
    .option(...HEAD)
    .option('--base <commit>', 'go by the policy of another commit, which a change cannot relax')
    .option(
      '--server <url>',
      'ask the admin listener of a running server when old secrets were used last',
      parseServer,
    )
    .option(
      '-f, --format <format[=file]>',
      'how to say it: text (the default), json, sarif, github, gitlab, junit; may be repeated',
      repeated,
    )
    .action(
      async (
        directory: string,
        { head, base, server, format = [] }: LintFlags,
        command: Command,
      ) => {
        const { parseOutputs } = await import('./report/output.ts');
        const parsed = parseOutputs(format, directory);
        if (!parsed.ok) return command.error(`error: ${parsed.problem}`);
        const { lint } = await import('./review/lint.ts');
        ended(await lint({ directory, head, base, server, outputs: parsed.outputs }));
      },
    );
}

/** `idpfile test` */
export function addTest(program: Command, ended: Ended): void {
  program
    .command('test')
    .description('run the cases of all Tests: who gets in where, and with which claims')
    .argument(...DIRECTORY)
    .option(...HEAD)
    .option('--json', 'as JSON')
    .action(async (directory: string, { head, json }: Readonly<{ head: string; json?: true }>) => {
      const { runTests } = await import('./review/run-tests.ts');
      ended(await runTests({ directory, head, json: json === true }));
    });
}

type PreviewFlags = Readonly<{
  C: string;
  head: string;
  user?: string;
  scope?: string;
  audience?: string;
  state?: string;
  json?: true;
}>;

/** `idpfile preview` */
export function addPreview(program: Command, ended: Ended): void {
  program
    .command('preview')
    .description(
      'print the tokens of a sign-in as they would be issued, or why there would be none',
    )
    .argument('<client>', 'the id of a client')
    .option('--user <name>', 'who signs in; without it the client acts for itself')
    .option('--scope <scopes>', 'what the client asks for: "openid email" (default: all it may)')
    .option('--audience <id>', 'another client, or a Resource, that the token is asked for')
    .option('-C <directory>', 'the configuration directory', '.')
    .option(...HEAD)
    .option('--state <directory>', 'of the server: for its key of pairwise subjects')
    .option('--json', 'as JSON')
    .action(async (client: string, flags: PreviewFlags) => {
      const { C: directory, head, user, scope, audience, state, json } = flags;
      const { preview } = await import('./review/preview.ts');
      const scopes = scope?.split(/[\s,]+/).filter((word) => word !== '');
      const asked = { client, user, scopes, audience };
      ended(
        await preview({ ...asked, directory, head, stateDirectory: state, json: json === true }),
      );
    });
}
