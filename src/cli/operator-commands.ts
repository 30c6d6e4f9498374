import { InvalidArgumentError, Option, type Command } from 'commander';
import { durationProblem, secondsOf } from '../resource/duration.ts';
import type { ExitCode } from './exit-code.ts';
import { parseServer } from './server-option.ts';
import type { WaitGoal } from './wait-goal.ts';

type Ended = (code: ExitCode) => void;

/** `idpfile status` */
export function addStatus(program: Command, ended: Ended): void {
  program
    .command('status')
    .description('say what a running server serves, and what it does not: 0 when all is in step')
    .addOption(serverOption())
    .addOption(
      new Option('-f, --format <format>', 'how to say it')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async ({ server, format }: Readonly<{ server: URL; format: 'text' | 'json' }>) => {
      const { status } = await import('./status.ts');
      ended(await status({ server, format }));
    });
}

type WaitFlags = Readonly<{
  server: URL;
  commit?: string;
  revision?: string;
  fleet: boolean;
  timeout: number;
}>;

/** `idpfile wait` */
export function addWait(program: Command, ended: Ended): void {
  program
    .command('wait')
    .description('wait until a running server serves the files on its disk, all of them')
    .addOption(serverOption())
    .addOption(
      new Option('--commit <commit>', 'wait for this git commit: seven digits or more')
        .argParser(parseId)
        .conflicts('revision'),
    )
    .addOption(
      new Option('--revision <revision>', 'wait for this revision: seven digits or more').argParser(
        parseId,
      ),
    )
    .option('--fleet', 'wait for all servers that share the state of this one', false)
    .addOption(
      new Option('--timeout <duration>', 'for how long, such as 30s or 2m')
        .argParser(parseMilliseconds)
        .default(120_000, '2m'),
    )
    .action(async ({ server, fleet, timeout, ...flags }: WaitFlags) => {
      const { wait } = await import('./wait.ts');
      ended(await wait({ server, goal: goalOf(flags), fleet, timeoutMs: timeout }));
    });
}

type ReloadFlags = Readonly<{ server: URL; accept?: string }>;

/** `idpfile reload` */
export function addReload(program: Command, ended: Ended): void {
  program
    .command('reload')
    .description('have a running server read its directory anew')
    .addOption(serverOption())
    .addOption(
      new Option(
        '--accept <revision>',
        'take over the revision that is held because many files are gone',
      ).argParser(parseId),
    )
    .action(async ({ server, accept }: ReloadFlags) => {
      const { reload } = await import('./reload.ts');
      ended(await reload({ server, accept }));
    });
}

function serverOption(): Option {
  const address = 'http://127.0.0.1:9090';
  return new Option('--server <url>', 'the admin listener of the server')
    .env('IDPFILE_ADMIN')
    .argParser(parseServer)
    .default(new URL(address), address);
}

function parseId(text: string): string {
  if (!/^[0-9a-f]{7,64}$/i.test(text)) {
    throw new InvalidArgumentError('It is not seven to 64 hexadecimal digits.');
  }
  return text.toLowerCase();
}

function parseMilliseconds(text: string): number {
  const problem = durationProblem(text);
  if (problem !== undefined) throw new InvalidArgumentError(`It ${problem}.`);
  return secondsOf(text) * 1000;
}

function goalOf({ commit, revision }: Pick<WaitFlags, 'commit' | 'revision'>): WaitGoal {
  if (commit !== undefined) return { kind: 'commit', id: commit };
  if (revision !== undefined) return { kind: 'revision', id: revision };
  return { kind: 'in-step' };
}
