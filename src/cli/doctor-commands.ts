import { Option, type Command } from 'commander';
import type { ExitCode } from './exit-code.ts';

/** `idpfile doctor` */
export function addDoctor(program: Command, ended: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .description('look for what may go wrong later')
    .command('secrets')
    .description('say who can open the sops files of a directory, and what is wrong with them')
    .argument('[directory]', 'where to look, with everything below', '.')
    .addOption(
      new Option('-f, --format <format>', 'how to say it')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (directory: string, { format }: Readonly<{ format: 'text' | 'json' }>) => {
      const { doctorSecrets } = await import('./doctor-secrets.ts');
      ended(await doctorSecrets({ directory, format }));
    });
}
