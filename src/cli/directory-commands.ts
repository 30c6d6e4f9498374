import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';

type Ended = (code: ExitCode) => void;

/** `idpfile show` */
export function addShow(program: Command, ended: Ended): void {
  program
    .command('show')
    .description('print a client with every value and where it comes from, or list all clients')
    .argument('[client]', 'the id of a client')
    .option('-C <directory>', 'the configuration directory', '.')
    .option('--json', 'as JSON')
    .action(async (client: string | undefined, options: Record<string, unknown>) => {
      const { show } = await import('./show.ts');
      ended(
        await show({ client, directory: String(options['C']), json: options['json'] === true }),
      );
    });
}

/** `idpfile schema` */
export function addSchema(program: Command, ended: Ended): void {
  program
    .command('schema')
    .description('print the JSON Schema of a kind, of all kinds, or of what plan writes')
    .argument('[kind]', 'such as Client, or plan')
    .action(async (kind: string | undefined) => {
      const { showSchema } = await import('./show-schema.ts');
      ended(showSchema(kind));
    });
}

type InitFlags = Readonly<{ url: string; age?: readonly string[] }>;

/** `idpfile init` */
export function addInit(program: Command, ended: Ended): void {
  program
    .command('init')
    .description('write a directory to begin with: an issuer, a demo app and a demo user')
    .argument('[directory]', 'where to write it', '.')
    .option('--url <url>', 'what apps will call the issuer', 'http://localhost:8080')
    .option(
      '--age <recipient>',
      'whom secrets are encrypted to (age1…); by default whoever has the age key at hand; may be repeated',
      (word: string, before: readonly string[] | undefined) => [...(before ?? []), word],
    )
    .action(async (directory: string, { url, age = [] }: InitFlags) => {
      const { init } = await import('./init.ts');
      ended(await init({ directory, url, age }));
    });
}
