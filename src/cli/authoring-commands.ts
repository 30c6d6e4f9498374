import { InvalidArgumentError, Option, type Command } from 'commander';
import { durationProblem, secondsOf } from '../resource/duration.ts';
import { ALGORITHMS, type SigningAlgorithm } from '../secret/signing-keys.ts';
import type { ExitCode } from './exit-code.ts';

type Ended = (code: ExitCode) => void;

const PRINT = ['--print', 'print it in plaintext for sops, and write nothing'] as const;

const IN = ['--in <path>', 'the directory of a team that issuer.yaml includes'] as const;

type ClientFlags = Readonly<{
  C: string;
  app?: string;
  url?: string;
  type?: string;
  redirectUri: readonly string[];
  hash?: boolean;
  in?: string;
}>;

/** `idpfile client` */
export function addClient(program: Command, ended: Ended): void {
  program
    .command('client')
    .description('write clients')
    .command('new')
    .description('write the file of a new client, and its secret')
    .argument('<name>', 'the name of the file, and the client_id')
    .addOption(directoryOption())
    .option('--app <app>', 'a known app, from which the rest follows')
    .option('--url <url>', 'where the known app is reached')
    .addOption(
      new Option('--type <type>', 'what it is, when that does not follow from the rest').choices([
        'web',
        'spa',
        'native',
        'device',
        'service',
      ]),
    )
    .addOption(listOption('--redirect-uri <uri>', 'where people come back to'))
    .option('--hash', 'keep a hash of the secret, and print the secret once')
    .option(...IN)
    .action(async (name: string, { C: directory, redirectUri, hash, ...flags }: ClientFlags) => {
      const { clientNew } = await import('./author/client-new.ts');
      const { app, url, type, in: root } = flags;
      const given = { root, app, url, type, redirectURIs: redirectUri, hash: hash === true };
      ended(await clientNew({ directory, name, ...given }));
    });
}

type UserFlags = Readonly<{
  C: string;
  name?: string;
  email?: string;
  group: readonly string[];
  passwordStdin?: boolean;
  in?: string;
}>;

/** `idpfile user` */
export function addUser(program: Command, ended: Ended): void {
  const user = program.command('user').description('write people and passwords');
  user
    .command('new')
    .description('write the file of a new person, with a new password')
    .argument('<name>', 'the name of the file, and the one to sign in with')
    .addOption(directoryOption())
    .option('--name <name>', 'the full name')
    .option('--email <address>', 'the email address')
    .addOption(listOption('--group <group>', 'a group the person belongs to'))
    .addOption(passwordOption())
    .option(...IN)
    .action(async (name: string, { C: directory, group: groups, ...flags }: UserFlags) => {
      const { userNew } = await import('./author/user-new.ts');
      const { name: fullName, email, passwordStdin, in: root } = flags;
      const passwordFromInput = passwordStdin === true;
      ended(await userNew({ directory, name, root, fullName, email, groups, passwordFromInput }));
    });
  user
    .command('passwd')
    .description('give a person another password')
    .argument('<name>', 'metadata.name or the user name')
    .addOption(directoryOption())
    .addOption(passwordOption())
    .action(async (name: string, { C: directory, passwordStdin }: UserFlags) => {
      const { userPasswd } = await import('./author/user-passwd.ts');
      ended(await userPasswd({ directory, name, passwordFromInput: passwordStdin === true }));
    });
}

type SecretFlags = Readonly<{
  C: string;
  key: string;
  stdin?: boolean;
  print?: boolean;
  in?: string;
}>;

/** `idpfile secret` */
export function addSecret(program: Command, ended: Ended): void {
  const secret = program.command('secret').description('make secrets');
  secret
    .command('hash')
    .description('print the bcrypt hash of the password or client secret on standard input')
    .action(async () => {
      const { hashSecret } = await import('./secret-hash.ts');
      ended(await hashSecret());
    });
  secret
    .command('new')
    .description('write an encrypted Secret with a new value')
    .argument('<name>', 'the name of the Secret')
    .addOption(directoryOption())
    .option('--key <key>', 'the key of the value', 'secret')
    .option('--stdin', 'take the value from standard input')
    .option(...IN)
    .option(...PRINT)
    .action(async (name: string, { C: directory, key, stdin, print, in: root }: SecretFlags) => {
      const { secretNew } = await import('./author/secret-new.ts');
      const fromInput = stdin === true;
      ended(await secretNew({ directory, name, key, root, fromInput, print: print === true }));
    });
  secret
    .command('rotate')
    .description('give a client a new secret, and accept the old one for a while')
    .argument('<client>', 'the id of a client')
    .addOption(directoryOption())
    .addOption(
      new Option('--overlap <duration>', 'for how long, such as 12h or 7d')
        .argParser(parseSeconds)
        .default(7 * 86_400, '7d'),
    )
    .action(async (client: string, flags: Readonly<{ C: string; overlap: number }>) => {
      const { secretRotate } = await import('./author/secret-rotate.ts');
      const { C: directory, overlap: overlapSeconds } = flags;
      ended(await secretRotate({ directory, client, overlapSeconds }));
    });
}

type KeyFlags = Readonly<{ C: string; alg: readonly SigningAlgorithm[] }>;

/** `idpfile keys` */
export function addKeys(program: Command, ended: Ended): void {
  const keys = program.command('keys').description('make signing keys');
  keys
    .command('new')
    .description('write signing keys of your own, encrypted, and name them in issuer.yaml')
    .addOption(directoryOption())
    .option('--name <name>', 'the name of their Secret', 'signing-keys')
    .addOption(algorithmOption())
    .option(...PRINT)
    .action(async (flags: KeyFlags & Readonly<{ name: string; print?: boolean }>) => {
      const { keysNew } = await import('./author/keys-new.ts');
      const { C: directory, name, print, alg } = flags;
      const algorithms = alg.length === 0 ? undefined : alg;
      ended(await keysNew({ directory, name, print: print === true, algorithms }));
    });
  keys
    .command('rotate')
    .description('write new signing keys, and when they take the place of the old ones')
    .addOption(directoryOption())
    .addOption(
      new Option('--publish <duration>', 'for how long they are published before they sign')
        .argParser(parseSeconds)
        .default(86_400, '1d'),
    )
    .addOption(
      new Option('--keep <duration>', 'for how long the old ones are published after that')
        .argParser(parseSeconds)
        .default(undefined, 'as long as tokens and sessions need them, and a day'),
    )
    .addOption(algorithmOption())
    .action(async (flags: KeyFlags & Readonly<{ publish: number; keep?: number }>) => {
      const { keysRotate } = await import('./author/keys-rotate.ts');
      const { C: directory, publish: publishSeconds, keep: keepSeconds, alg } = flags;
      const algorithms = alg.length === 0 ? undefined : alg;
      ended(await keysRotate({ directory, publishSeconds, keepSeconds, algorithms }));
    });
}

/** May be repeated. */
function algorithmOption(): Option {
  return new Option('--alg <algorithm>', 'a key for this algorithm only; may be repeated')
    .argParser((word: string, before: readonly SigningAlgorithm[]) => {
      const found = ALGORITHMS.find((algorithm) => algorithm === word);
      if (found === undefined)
        throw new InvalidArgumentError(`It is none of ${ALGORITHMS.join(', ')}.`);
      return [...before, found];
    })
    .default([], 'one for each');
}

function directoryOption(): Option {
  return new Option('-C <directory>', 'the configuration directory').default('.');
}

function passwordOption(): Option {
  return new Option(
    '--password-stdin',
    'take the password from standard input; a terminal is asked',
  );
}

/** May be repeated. */
function listOption(flags: string, description: string): Option {
  return new Option(flags, `${description}; may be repeated`)
    .argParser((word: string, before: readonly string[]) => [...before, word])
    .default([], 'none');
}

function parseSeconds(text: string): number {
  const problem = durationProblem(text);
  if (problem !== undefined) throw new InvalidArgumentError(`It ${problem}.`);
  return secondsOf(text);
}
