import { randomUUID } from 'node:crypto';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readAuthored } from './authored-directory.ts';
import { includedRoot } from './included-root.ts';
import { newPassword, passwordLine } from './new-password.ts';
import { validateNext } from './next-step.ts';
import { newResourceFile } from './resource-file.ts';
import { requireResourceName } from './resource-name.ts';
import { writeChanges } from './write-changes.ts';

export type UserNewOptions = Readonly<{
  directory: string;
  name: string;
  /** The directory of a team that the person is with. */
  root?: string | undefined;
  fullName: string | undefined;
  email: string | undefined;
  groups: readonly string[];
  passwordFromInput: boolean;
}>;

/**
 * Writes the file of a new person, with the hash of a password.
 * @throws AuthoringRefused when nothing was written
 * @throws InputRefused, SourceUnavailable, FileUnwritable
 */
export async function userNew(options: UserNewOptions): Promise<ExitCode> {
  const { name, fullName, email, groups } = options;
  requireResourceName(name);
  const directory = await readAuthored(options.directory);
  const root = includedRoot(directory, options.root);
  const password = await newPassword(options.passwordFromInput);
  const spec = {
    // Written out, so that whoever gets the name later is somebody else to every app.
    sub: randomUUID(),
    ...(fullName === undefined ? {} : { name: fullName }),
    ...(email === undefined ? {} : { email }),
    ...(groups.length === 0 ? {} : { groups }),
    passwordHash: password.hash,
  };
  await writeChanges(directory, [newResourceFile(directory, { kind: 'User', name, root, spec })]);
  process.stdout.write(passwordLine(name, password) + validateNext(directory));
  return EXIT.ok;
}
