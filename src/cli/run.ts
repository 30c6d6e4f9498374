import { Command, CommanderError } from 'commander';
import { addClient, addKeys, addSecret, addUser } from './authoring-commands.ts';
import { addInit, addSchema, addShow } from './directory-commands.ts';
import { addDoctor } from './doctor-commands.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { isExpected } from './expected-error.ts';
import { addReload, addStatus, addWait } from './operator-commands.ts';
import { packageVersion } from './package-version.ts';
import { addLint, addPreview, addTest } from './policy-commands.ts';
import { addCheck, addPlan, addRules } from './review-commands.ts';
import { addStore } from './store-commands.ts';
import { prepareDecryption } from './prepare-decryption.ts';
import { addServe } from './serve-command.ts';

/**
 * Runs one command line.
 * @param words what follows the program's name
 */
export async function run(words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = createProgram((ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      return thrown.exitCode === 0 ? EXIT.ok : EXIT.notEvaluated;
    }
    if (!isExpected(thrown)) throw thrown;
    process.stderr.write(`idpfile: ${thrown.message}\n`);
    return EXIT.notEvaluated;
  }
}

function createProgram(ended: (code: ExitCode) => void): Command {
  const program = new Command('idpfile')
    .description('Your identity provider is a directory of files.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .exitOverride()
    .showHelpAfterError('(add --help for the options)');
  addServe(program, ALLOW_PLAINTEXT, ended);
  addValidate(program, ended);
  addLint(program, ended);
  addTest(program, ended);
  addPreview(program, ended);
  addPlan(program, ended);
  addCheck(program, ended);
  addRules(program, ended);
  addShow(program, ended);
  addSchema(program, ended);
  addInit(program, ended);
  addClient(program, ended);
  addUser(program, ended);
  addSecret(program, ended);
  addKeys(program, ended);
  addDoctor(program, ended);
  addStore(program, ended);
  addStatus(program, ended);
  addWait(program, ended);
  addReload(program, ended);
  return program;
}

const ALLOW_PLAINTEXT = [
  '--allow-plaintext-secrets',
  'accept Secrets that are not encrypted: to try things out',
] as const;

type ValidateFlags = Readonly<{
  format?: readonly string[];
  fix?: boolean;
  allowPlaintextSecrets?: boolean;
}>;

// Commands are loaded when they run: each needs a different part of the program.
function addValidate(program: Command, ended: (code: ExitCode) => void): void {
  program
    .command('validate')
    .description('say everything that is wrong with a directory')
    .argument('[directory]', 'the configuration directory', '.')
    .option(
      '-f, --format <format[=file]>',
      'how to say it: text (the default), json, sarif, github, gitlab, junit; may be repeated',
      (word: string, before: readonly string[] | undefined) => [...(before ?? []), word],
    )
    .option('--fix', 'first mend, in the files, what can only be meant in one way')
    .option(...ALLOW_PLAINTEXT)
    .action(async (directory: string, options: ValidateFlags, command: Command) => {
      const { parseOutputs } = await import('./report/output.ts');
      const parsed = parseOutputs(options.format ?? [], directory);
      if (!parsed.ok) return command.error(`error: ${parsed.problem}`);
      // Begun before the rest is loaded: that takes longer than the keys.
      prepareDecryption(process.env);
      void (await import('./throwaway-keys.ts')).throwawayKeys();
      const { validate } = await import('./validate.ts');
      ended(
        await validate({
          directory,
          outputs: parsed.outputs,
          fix: options.fix === true,
          allowPlaintextSecrets: options.allowPlaintextSecrets === true,
        }),
      );
    });
}
