import { join } from 'node:path';
import { expandClient, type ExpandedClient } from '../../resource/expand-client.ts';
import { hashBcrypt } from '../../secret/bcrypt-hash.ts';
import { generateClientSecret } from '../../secret/generate-secret.ts';
import { needsSecret } from '../../snapshot/build-credential.ts';
import { readResources } from '../../snapshot/read-resources.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { appSettings } from './app-settings.ts';
import { findSecret, readAuthored, type AuthoredDirectory } from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import type { FileChange } from './file-change.ts';
import { includedRoot } from './included-root.ts';
import { secretPath } from './new-secret.ts';
import { validateNext } from './next-step.ts';
import { newResourceFile } from './resource-file.ts';
import { requireResourceName } from './resource-name.ts';
import { sealSecret } from './seal-secret.ts';
import { sopsReveal } from './sops-pipe.ts';
import { writeChanges } from './write-changes.ts';

export type ClientNewOptions = Readonly<{
  directory: string;
  name: string;
  app: string | undefined;
  url: string | undefined;
  type: string | undefined;
  redirectURIs: readonly string[];
  /** The directory of a team that it is for. */
  root?: string | undefined;
  /** Keep a hash of the secret, also where it could be kept encrypted. */
  hash: boolean;
}>;

/** How a new client proves who it is, and what its app is told about that. */
type NewCredential = Readonly<{
  files: readonly FileChange[];
  /** Fields of the client. */
  spec: Readonly<{ secretHash?: string }>;
  told: string | undefined;
}>;

/**
 * Writes the file of a new client, and the Secret with its secret where one can be encrypted.
 * @throws AuthoringRefused when nothing was written
 * @throws SourceUnavailable, FileUnwritable
 */
export async function clientNew(options: ClientNewOptions): Promise<ExitCode> {
  const { name } = options;
  requireResourceName(name);
  const directory = await readAuthored(options.directory);
  const root = includedRoot(directory, options.root);
  const spec = specOf(options);
  const fileWith = (fields: object) =>
    newResourceFile(directory, { kind: 'Client', name, root, spec: fields });
  const client = expandedFrom(fileWith(spec));
  const credential = await credentialFor(directory, { ...options, root }, client);
  const file = fileWith({ ...spec, ...credential.spec });
  await writeChanges(directory, [...credential.files, file]);
  if (client !== undefined) process.stdout.write(appSettings(directory, client, credential.told));
  process.stdout.write(validateNext(directory));
  return EXIT.ok;
}

/** Taken as it is: what is wrong with it is said before anything is written. */
function specOf({ app, url, type, redirectURIs }: ClientNewOptions): object {
  if (app === undefined && type === undefined && redirectURIs.length === 0) {
    throw new AuthoringRefused(
      'say what kind of app it is: --app and --url, --redirect-uri, or --type service',
    );
  }
  return {
    ...(app === undefined ? {} : { app }),
    ...(url === undefined ? {} : { url }),
    ...(type === undefined ? {} : { type }),
    ...(redirectURIs.length === 0 ? {} : { redirectURIs }),
  };
}

/** Undefined when the file holds mistakes, which are going to be said. */
function expandedFrom({ file }: FileChange): ExpandedClient | undefined {
  const [resource] = readResources(file).resources;
  return resource?.kind === 'Client' ? expandClient(resource) : undefined;
}

async function credentialFor(
  directory: AuthoredDirectory,
  { name, hash, root }: Pick<ClientNewOptions, 'name' | 'hash'> & Readonly<{ root: string }>,
  client: ExpandedClient | undefined,
): Promise<NewCredential> {
  if (client === undefined || !needsSecret(client.spec)) {
    return { files: [], spec: {}, told: undefined };
  }
  if (hash) return hashedCredential();
  if (findSecret(directory, name) !== undefined) {
    return { files: [], spec: {}, told: `in the Secret ${name}, which was there already` };
  }
  const secret = { name, root, values: { secret: generateClientSecret() } };
  const sealed = await sealSecret(directory, secret, {
    print: `secret new ${name} --print`,
    afterwards:
      'and then this command again: it takes the Secret that is there. Or let it keep a hash, with --hash.',
  });
  if (sealed === undefined) return hashedCredential();
  return {
    files: [sealed],
    spec: {},
    told: sopsReveal(join(directory.path, secretPath(secret)), 'secret'),
  };
}

async function hashedCredential(): Promise<NewCredential> {
  const secret = generateClientSecret();
  const secretHash = await hashBcrypt(secret);
  return { files: [], spec: { secretHash }, told: `${secret}  (shown once: only a hash is kept)` };
}
