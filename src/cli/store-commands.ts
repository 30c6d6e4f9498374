import { Option, type Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import { prepareDecryption } from './prepare-decryption.ts';

type CopyFlags = Readonly<{
  C: string;
  state: string;
  fromPasswordEnv?: string;
  toPasswordEnv?: string;
  allowPlaintextSecrets?: boolean;
}>;

/** `idpfile store` */
export function addStore(program: Command, ended: (code: ExitCode) => void): void {
  program
    .command('store')
    .description('look after what servers keep')
    .command('copy')
    .description('copy sessions, tokens and all else that is kept into another, empty store')
    .argument('<from>', 'the storage URL of the store that there is')
    .argument('<to>', 'that of the store that takes its place')
    .option(
      '-C <directory>',
      'the configuration directory, which names the key of sealed stores',
      '.',
    )
    .addOption(
      new Option('--state <directory>', 'where relative paths of SQLite files begin')
        .env('IDPFILE_STATE')
        .default('.idpfile'),
    )
    .option(
      '--from-password-env <variable>',
      'the variable that holds the password of the first store, where the Issuer does not name it',
    )
    .option('--to-password-env <variable>', 'the same for the second')
    .option('--allow-plaintext-secrets', 'accept Secrets that are not encrypted: to try things out')
    .action(async (from: string, to: string, options: CopyFlags) => {
      prepareDecryption(process.env);
      const { copyStore } = await import('./copy-store.ts');
      ended(
        await copyStore({
          from: { url: from, passwordVariable: options.fromPasswordEnv },
          to: { url: to, passwordVariable: options.toPasswordEnv },
          directory: options.C,
          stateDirectory: options.state,
          allowPlaintextSecrets: options.allowPlaintextSecrets === true,
        }),
      );
    });
}
