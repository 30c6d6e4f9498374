import { generateSigningKeys } from '../../secret/managed-keys.ts';
import { privateJwk } from '../../secret/signing-keys.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import {
  findSecret,
  readAuthored,
  resourcesOf,
  type AuthoredDirectory,
} from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import { editFields } from './edit-fields.ts';
import type { FileChange } from './file-change.ts';
import type { NewSecret } from './new-secret.ts';
import { validateNext } from './next-step.ts';
import { printSecret } from './print-secret.ts';
import { requireResourceName } from './resource-name.ts';
import { sealOrRefuse } from './seal-or-refuse.ts';
import { writeChanges } from './write-changes.ts';

export type KeysNewOptions = Readonly<{
  directory: string;
  /** Of the Secret that holds them. */
  name: string;
  /** Print the Secret in plaintext for sops, and write nothing. */
  print: boolean;
}>;

const KEY = 'jwks';

/**
 * Writes new signing keys, encrypted, and names them in issuer.yaml.
 * @throws AuthoringRefused when nothing was written
 * @throws SourceUnavailable, FileUnwritable
 */
export async function keysNew({ name, print, ...options }: KeysNewOptions): Promise<ExitCode> {
  requireResourceName(name);
  if (print) return printSecret(await newKeys(name));
  const directory = await readAuthored(options.directory);
  const issuer = editIssuer(directory, name);
  const isThere = findSecret(directory, name) !== undefined;
  const sealed = isThere ? [] : [await seal(directory, await newKeys(name))];
  await writeChanges(directory, [...sealed, issuer]);
  process.stdout.write(
    `\nThe keys that a server has made for itself are not published any more: tokens signed with them end.\n${validateNext(directory)}`,
  );
  return EXIT.ok;
}

/** A key for each algorithm, as a JWK set (RFC 7517 section 5). */
async function newKeys(name: string): Promise<NewSecret> {
  const keys = await generateSigningKeys();
  return { name, values: { [KEY]: JSON.stringify({ keys: keys.map(privateJwk) }) } };
}

function editIssuer(directory: AuthoredDirectory, name: string): FileChange {
  const [issuer] = resourcesOf(directory, 'Issuer');
  if (issuer === undefined) {
    throw new AuthoringRefused('issuer.yaml holds mistakes: run "idpfile validate" first');
  }
  const { keys } = issuer.value.spec;
  if (keys !== undefined) {
    throw new AuthoringRefused('issuer.yaml names signing keys already: nothing was written');
  }
  const value = { secretRef: { name, key: KEY } };
  return editFields(issuer.document, [{ kind: 'set', field: 'keys', value }]);
}

function seal(directory: AuthoredDirectory, secret: NewSecret): Promise<FileChange> {
  return sealOrRefuse(directory, secret, {
    print: `keys new --name ${secret.name} --print`,
    afterwards: 'and then this command again: it takes the Secret that is there.',
  });
}
