import { join } from 'node:path';
import { generateClientSecret } from '../../secret/generate-secret.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readSecretInput } from '../read-secret-input.ts';
import { findSecret, readAuthored, type AuthoredDirectory } from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import { includedRoot } from './included-root.ts';
import { secretPath } from './new-secret.ts';
import { validateNext } from './next-step.ts';
import { printSecret } from './print-secret.ts';
import { requireResourceName } from './resource-name.ts';
import { sealOrRefuse } from './seal-or-refuse.ts';
import { shellWord, sopsReveal } from './sops-pipe.ts';
import { writeChanges } from './write-changes.ts';

export type SecretNewOptions = Readonly<{
  directory: string;
  name: string;
  key: string;
  /** The directory of a team that it is for. */
  root?: string | undefined;
  /** Take the value from standard input, and do not make one. */
  fromInput: boolean;
  /** Print it in plaintext for sops, and write nothing. */
  print: boolean;
}>;

/**
 * Writes a Secret with one value, encrypted.
 * @throws AuthoringRefused when nothing was written
 * @throws InputRefused, SourceUnavailable, FileUnwritable
 */
export async function secretNew(options: SecretNewOptions): Promise<ExitCode> {
  const { name, key } = options;
  requireResourceName(name);
  requireKey(key);
  const value = options.fromInput ? await readSecretInput('Secret') : generateClientSecret();
  if (value === '') throw new AuthoringRefused('the secret is empty: nothing was written');
  const values = { [key]: value };
  if (options.print) return printSecret({ name, values });
  const directory = await readAuthored(options.directory);
  const secret = { name, values, root: includedRoot(directory, options.root) };
  requireNoSecret(directory, name);
  const flag = key === 'secret' ? '' : ` --key ${shellWord(key)}`;
  const sealed = await sealOrRefuse(directory, secret, {
    print: `secret new ${name}${flag} --print`,
  });
  await writeChanges(directory, [sealed]);
  process.stdout.write(
    `\nTo read it: ${sopsReveal(join(directory.path, secretPath(secret)), key)}\n`,
  );
  process.stdout.write(validateNext(directory));
  return EXIT.ok;
}

/** @throws AuthoringRefused when a Secret has that name, in whatever file */
function requireNoSecret(directory: AuthoredDirectory, name: string): void {
  const secret = findSecret(directory, name);
  if (secret === undefined) return;
  throw new AuthoringRefused(
    `${secret.document.file.path} declares a Secret ${name} already: nothing was written`,
  );
}

/** What Kubernetes takes as a key. */
function requireKey(key: string): void {
  if (/^[-._a-zA-Z0-9]{1,253}$/.test(key)) return;
  throw new AuthoringRefused(
    `${JSON.stringify(key)} cannot be a key of a Secret: write letters, digits, - . and _`,
  );
}
