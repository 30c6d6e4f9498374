import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnIdpfile, type IdpfileProcess } from './idpfile-process.ts';

/** The issuer as a user runs it: a process of its own that serves a directory of files. */
export type RunningIssuer = Readonly<{
  url: string;
  adminURL: string;
  /** The configuration directory. */
  directory: string;
  stateDirectory: string;
  /** Everything it has written so far, both streams. */
  output(): string;
  /** Writes a file of the configuration directory. */
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Does something to the files and waits until the issuer has come to an answer about it. */
  change(act: () => Promise<void>): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Resolves when it has written what fits. */
  until(fits: (output: string) => boolean, patienceMs?: number): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Stops it and deletes its directories. */
  [Symbol.asyncDispose](): Promise<void>;
}>;

export type IssuerOptions = Readonly<{
  /** Path below the configuration directory → content. `issuer.yaml` is added when missing. */
  files?: (url: string) => Readonly<Record<string, string>>;
  /** Further lines of the spec in `issuer.yaml`, indented. */
  issuer?: string;
  flags?: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** Directories that secrets may be mounted in. */
  secretFiles?: readonly string[];
  /** Directories of an issuer that was stopped: to start it again. */
  again?: RunningIssuer;
}>;

/** Where an issuer is: its directories and addresses. */
type Place = Readonly<{
  url: string;
  adminURL: string;
  directory: string;
  stateDirectory: string;
}>;

/** Starts an issuer on free ports and waits until it listens. */
export async function startIssuer(options: IssuerOptions = {}): Promise<RunningIssuer> {
  const place = options.again ?? (await createPlace(options));
  const deletePlace = () => rm(dirname(place.directory), { recursive: true, force: true });
  const child = spawnIssuer(place, options);
  try {
    await child.until((output) => /"msg":"listening"|^Serving /m.test(output));
  } catch (cause) {
    child.signal('SIGKILL');
    await child.ended;
    await deletePlace();
    throw cause;
  }
  return withControls(place, child, deletePlace);
}

async function createPlace({ files, secretFiles, issuer = '' }: IssuerOptions): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'idpfile-e2e-'));
  const directory = join(root, 'directory');
  const url = `http://localhost:${await freePort()}`;
  const adminURL = `http://127.0.0.1:${await freePort()}`;
  const more = secretFiles === undefined ? '' : `  secretFiles: [${secretFiles.join(', ')}]\n`;
  const contents = { 'issuer.yaml': issuerYAML(url, adminURL, more + issuer), ...files?.(url) };
  for (const [path, text] of Object.entries(contents)) {
    await writeBelow(directory, path, text);
  }
  return { url, adminURL, directory, stateDirectory: join(root, 'state') };
}

function withControls(
  { url, adminURL, directory, stateDirectory }: Place,
  { output, until, signal, ended }: IdpfileProcess,
  deletePlace: () => Promise<void>,
): RunningIssuer {
  const stop = () => {
    signal('SIGTERM');
    return ended;
  };
  return {
    url,
    adminURL,
    directory,
    stateDirectory,
    output,
    write: (path, text) => writeBelow(directory, path, text),
    remove: (path) => rm(join(directory, path), { recursive: true }),
    change: async (act) => {
      const before = answersIn(output());
      await act();
      await until((text) => answersIn(text) > before);
    },
    signal,
    until,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await deletePlace();
    },
  };
}

/** Writes a file below a directory, and the folders on the way to it. */
export async function writeBelow(directory: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(directory, path)), { recursive: true });
  await writeFile(join(directory, path), text);
}

/** The least an issuer needs; indented values may be added under `spec`. */
export function issuerYAML(url: string, adminURL: string, more = ''): string {
  return `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: ${url}
  admin: { address: "${new URL(adminURL).host}" }
  ui: { title: Example Login }
${more}`;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  server.close();
  await once(server, 'close');
  return address.port;
}

function spawnIssuer(
  { directory, stateDirectory }: Place,
  { flags = [], environment = {} }: IssuerOptions,
): IdpfileProcess {
  const words = ['serve', directory, '--state', stateDirectory, ...flags];
  return spawnIdpfile(words, environment);
}

const answersIn = (output: string) => output.match(/"msg":"reload(ed|\b)/g)?.length ?? 0;
