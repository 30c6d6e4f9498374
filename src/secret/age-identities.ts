import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { shownErrorCode } from '../tree/system-error.ts';
import { type AgeIdentity, parseAgeIdentity } from './age-identity.ts';

/** The limit for an identity file: some hundred keys. */
const MAX_BYTES = 1024 * 1024;

/** The age identities cannot be used. The message says where, and never what the file holds. */
export class AgeIdentityError extends Error {
  override readonly name = 'AgeIdentityError';
  readonly code:
    | 'age-identity-unreadable'
    | 'age-identity-writable'
    | 'age-identity-malformed'
    | 'age-identity-missing';

  constructor(code: AgeIdentityError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export type LoadedAgeIdentities = Readonly<{
  /** Each key once, in the order in which it was found. */
  identities: readonly AgeIdentity[];
  /** Sentences for the log. */
  warnings: readonly string[];
}>;

type Source = Readonly<{
  name: string;
  text: string;
  /** sops takes several keys on one line from the environment. */
  severalPerLine: boolean;
  warnings: readonly string[];
}>;

/**
 * Loads the age identities from `SOPS_AGE_KEY_FILE`, the systemd credential `age-key` and
 * `SOPS_AGE_KEY`, all of them together. Home directories, SSH keys and commands are never asked.
 * @throws AgeIdentityError when one of them is named but unusable.
 */
export async function loadAgeIdentities(
  env: Readonly<Record<string, string | undefined>>,
): Promise<LoadedAgeIdentities> {
  const { SOPS_AGE_KEY_FILE: file, CREDENTIALS_DIRECTORY: credentials } = env;
  const sources = [
    file ? await readSource('SOPS_AGE_KEY_FILE', file) : undefined,
    credentials ? await readCredential(credentials) : undefined,
    environmentSource(env['SOPS_AGE_KEY']),
  ].filter((source) => source !== undefined);
  const found: AgeIdentity[] = [];
  for (const source of sources) found.push(...(await parseSource(source)));
  return {
    identities: [...new Map(found.map((identity) => [identity.recipient, identity])).values()],
    warnings: sources.flatMap(({ warnings }) => warnings),
  };
}

/** The files that `loadAgeIdentities` reads: a change of one of them is a change of the keys. */
export function identityFilesOf(
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const { SOPS_AGE_KEY_FILE: file, CREDENTIALS_DIRECTORY: credentials } = env;
  return [file, credentials && join(credentials, 'age-key')].flatMap((path) => path || []);
}

function environmentSource(text: string | undefined): Source | undefined {
  if (!text) return undefined;
  const warning =
    'SOPS_AGE_KEY: a key in the environment can be read in /proc/<pid>/environ; use SOPS_AGE_KEY_FILE';
  return { name: 'SOPS_AGE_KEY', text, severalPerLine: true, warnings: [warning] };
}

async function readCredential(directory: string): Promise<Source | undefined> {
  try {
    return await readSource('systemd credential age-key', join(directory, 'age-key'));
  } catch (error) {
    // The directory may hold other credentials only.
    if (error instanceof AgeIdentityError && error.code === 'age-identity-missing')
      return undefined;
    throw error;
  }
}

async function readSource(origin: string, path: string): Promise<Source> {
  const name = `${origin} (${path})`;
  const handle = await openFile(name, path);
  try {
    const { mode, size } = await regularFile(name, handle);
    refuseWritable(name, mode);
    if (size > MAX_BYTES) throw unreadable(name, 'it is larger than 1 MiB');
    const text = await handle.readFile('utf8');
    return { name, text, severalPerLine: false, warnings: readableWarnings(name, mode) };
  } catch (error) {
    throw error instanceof AgeIdentityError ? error : unreadable(name, shownErrorCode(error));
  } finally {
    await handle.close();
  }
}

async function openFile(name: string, path: string): Promise<FileHandle> {
  try {
    // Without O_NONBLOCK a named pipe would wait for a writer for ever.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = shownErrorCode(error);
    if (code !== 'ENOENT') throw unreadable(name, code);
    throw new AgeIdentityError('age-identity-missing', `${name}: the file does not exist`);
  }
}

async function regularFile(name: string, handle: FileHandle) {
  const stats = await handle.stat();
  if (!stats.isFile()) throw unreadable(name, 'it is not a regular file');
  return stats;
}

function refuseWritable(name: string, mode: number): void {
  if ((mode & 0o022) === 0) return;
  throw new AgeIdentityError(
    'age-identity-writable',
    `${name}: others may write the file (mode ${octal(mode)}); run chmod 0400 on it`,
  );
}

/** Only a warning: a mounted secret of Docker or Kubernetes is readable by all in its container. */
function readableWarnings(name: string, mode: number): readonly string[] {
  if ((mode & 0o004) === 0) return [];
  return [`${name}: everyone may read the file (mode ${octal(mode)}); mode 0400 is enough`];
}

async function parseSource(source: Source): Promise<readonly AgeIdentity[]> {
  const identities: AgeIdentity[] = [];
  for (const [index, raw] of source.text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    for (const word of source.severalPerLine ? line.split(/\s+/) : [line]) {
      const parsed = await parseAgeIdentity(word);
      if (!parsed.ok) throw malformed(`${source.name} line ${index + 1}: ${parsed.problem}`);
      identities.push(parsed.identity);
    }
  }
  if (identities.length === 0) throw malformed(`${source.name}: it holds no age identity`);
  return identities;
}

function malformed(message: string): AgeIdentityError {
  return new AgeIdentityError('age-identity-malformed', message);
}

function unreadable(name: string, reason: string): AgeIdentityError {
  return new AgeIdentityError('age-identity-unreadable', `${name}: cannot be read (${reason})`);
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0');
}
