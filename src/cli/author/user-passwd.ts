import type { ResourceOf } from '../../resource/resource.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import {
  findResource,
  readAuthored,
  resourcesOf,
  type AuthoredDirectory,
} from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import { editFields } from './edit-fields.ts';
import { newPassword, passwordLine } from './new-password.ts';
import { validateNext } from './next-step.ts';
import { writeChanges } from './write-changes.ts';

export type UserPasswdOptions = Readonly<{
  directory: string;
  /** metadata.name or the user name. */
  name: string;
  passwordFromInput: boolean;
}>;

/**
 * Gives a person another password, and leaves the rest of the file as it is.
 * @throws AuthoringRefused when nothing was written
 * @throws InputRefused, SourceUnavailable, FileUnwritable
 */
export async function userPasswd(options: UserPasswdOptions): Promise<ExitCode> {
  const directory = await readAuthored(options.directory);
  requireNoLocalUser(directory, options.name);
  const user = findResource(directory, 'User', options.name, namesOf);
  const password = await newPassword(options.passwordFromInput);
  const { hash: value } = password;
  const change = editFields(user.document, [{ kind: 'set', field: 'passwordHash', value }]);
  await writeChanges(directory, [change]);
  const { metadata, spec } = user.value;
  process.stdout.write(
    passwordLine(spec.username ?? metadata.name, password) + validateNext(directory),
  );
  return EXIT.ok;
}

function namesOf({ value: { metadata, spec } }: ResourceOf<'User'>): readonly string[] {
  return spec.username === undefined ? [metadata.name] : [metadata.name, spec.username];
}

function requireNoLocalUser(directory: AuthoredDirectory, name: string): void {
  const local = resourcesOf(directory, 'LocalUser').find(
    ({ value }) => value.metadata.name === name,
  );
  if (local === undefined) return;
  throw new AuthoringRefused(
    `${name} is a LocalUser, whose password stands in a Secret: nothing was written; change it with "sops edit"`,
  );
}
