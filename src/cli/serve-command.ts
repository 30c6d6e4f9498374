import type { Worker } from 'node:cluster';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import { prepareDecryption } from './prepare-decryption.ts';
import { hasServed } from './state-directory.ts';

type ServeFlags = Readonly<{
  state: string;
  workers: number;
  demo?: boolean;
  allowPlaintextSecrets?: boolean;
}>;

const MOST_WORKERS = 64;

/**
 * `idpfile serve`. With several workers, the process that was called starts this same command once
 * for each.
 * @param allowPlaintext the option of that name
 */
export function addServe(
  program: Command,
  allowPlaintext: readonly [flags: string, description: string],
  ended: (code: ExitCode) => void,
): void {
  program
    .command('serve')
    .description('serve the issuer that a directory declares, and follow its changes')
    .argument('[directory]', 'the configuration directory', '.')
    .addOption(
      new Option('--state <directory>', 'where the server writes: store, keys')
        .env('IDPFILE_STATE')
        .default('.idpfile'),
    )
    .addOption(
      new Option('--workers <number>', 'how many processes serve: up to one for each core')
        .argParser(parseWorkers)
        .default(1),
    )
    .option('--demo', 'serve a demo app at /demo and a password for the user called demo')
    .option(...allowPlaintext)
    .action(async (directory: string, flags: ServeFlags) => {
      // No other command needs it.
      const { worker } = (await import('node:cluster')).default;
      ended(
        flags.workers > 1 && worker === undefined
          ? await supervise(flags.workers)
          : await serve(directory, flags, worker),
      );
    });
}

async function supervise(workers: number): Promise<ExitCode> {
  const { supervise: begin } = await import('./workers/supervise.ts');
  return begin(workers);
}

async function serve(
  directory: string,
  flags: ServeFlags,
  worker: Worker | undefined,
): Promise<ExitCode> {
  // A server that has run need not ask again about the sops files that it keeps.
  if (!hasServed(flags.state)) prepareDecryption(process.env);
  const { serve: begin } = await import('./serve.ts');
  const options = {
    directory,
    stateDirectory: flags.state,
    demo: flags.demo === true,
    allowPlaintextSecrets: flags.allowPlaintextSecrets === true,
  };
  if (worker === undefined) return begin(options);
  const { joinCrew } = await import('./workers/join-crew.ts');
  try {
    return await begin(options, await joinCrew());
  } finally {
    // As long as it can be told something, the process goes on.
    worker.disconnect();
  }
}

function parseWorkers(text: string): number {
  const workers = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new InvalidArgumentError(`It is not a whole number from 1 to ${MOST_WORKERS}.`);
}
