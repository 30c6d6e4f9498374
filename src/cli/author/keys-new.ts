import { generateSigningKeys } from '../../secret/managed-keys.ts';
import type { ResourceOf } from '../../resource/resource.ts';
import { privateJwk, type SigningAlgorithm } from '../../secret/signing-keys.ts';
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
  /** A key for each of these; for every algorithm there is, if left out. */
  algorithms?: readonly SigningAlgorithm[] | undefined;
}>;

/** Under which the Secret holds them. */
export const KEY = 'jwks';

/**
 * Writes new signing keys, encrypted, and names them in issuer.yaml.
 * @throws AuthoringRefused when nothing was written
 * @throws SourceUnavailable, FileUnwritable
 */
export async function keysNew({ name, print, ...options }: KeysNewOptions): Promise<ExitCode> {
  requireResourceName(name);
  const { algorithms } = options;
  if (print) return printSecret(await newKeys(name, algorithms));
  const directory = await readAuthored(options.directory);
  const issuer = editIssuer(directory, name);
  const isThere = findSecret(directory, name) !== undefined;
  const sealed = isThere ? [] : [await sealKeys(directory, name, algorithms)];
  await writeChanges(directory, [...sealed, issuer]);
  process.stdout.write(
    `\nThe keys that a server has made for itself are not published any more: tokens signed with them end.\n${validateNext(directory)}`,
  );
  return EXIT.ok;
}

function editIssuer(directory: AuthoredDirectory, name: string): FileChange {
  const issuer = requireIssuer(directory);
  const { keys } = issuer.value.spec;
  if (keys !== undefined) {
    throw new AuthoringRefused('issuer.yaml names signing keys already: nothing was written');
  }
  const value = { secretRef: { name, key: KEY } };
  return editFields(issuer.document, [{ kind: 'set', field: 'keys', value }]);
}

/**
 * The Issuer, which is what names the keys.
 * @throws AuthoringRefused when it is not in order
 */
export function requireIssuer(directory: AuthoredDirectory): ResourceOf<'Issuer'> {
  const [issuer] = resourcesOf(directory, 'Issuer');
  if (issuer !== undefined) return issuer;
  throw new AuthoringRefused('issuer.yaml holds mistakes: run "idpfile validate" first');
}

/**
 * New keys in an encrypted file.
 * @throws AuthoringRefused when there is no rule to encrypt it by, or one that we cannot follow
 */
export async function sealKeys(
  directory: AuthoredDirectory,
  name: string,
  algorithms?: readonly SigningAlgorithm[],
): Promise<FileChange> {
  const flags = (algorithms ?? []).map((alg) => ` --alg ${alg}`).join('');
  return sealOrRefuse(directory, await newKeys(name, algorithms), {
    print: `keys new --name ${name}${flags} --print`,
    afterwards: 'and then this command again: it takes the Secret that is there.',
  });
}

/** A key for each algorithm, as a JWK set (RFC 7517 section 5). */
async function newKeys(name: string, algorithms?: readonly SigningAlgorithm[]): Promise<NewSecret> {
  const keys = await generateSigningKeys(algorithms);
  return { name, values: { [KEY]: JSON.stringify({ keys: keys.map(privateJwk) }) } };
}
