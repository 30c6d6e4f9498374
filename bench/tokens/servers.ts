import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './dialect.ts';
import type { DialectName } from './operations.ts';
import { writeDirectory, type Place } from './write-directory.ts';
import { freePort } from '../../test/e2e/running-issuer.ts';
import { MAIN } from '../served-directory.ts';
import { startServer } from '../start-server.ts';

const HERE = import.meta.dirname;

/** An issuer in a process of its own. */
export type Server = Readonly<{
  name: string;
  kind: DialectName;
  target: Target;
  /** Whether a sign-in costs it the hash of a password. */
  hashesPasswords: boolean;
  /** Processor time of all its threads so far, in microseconds. */
  cpu(): Promise<number>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}>;

type Profiled = Readonly<{ profile?: string | undefined }>;

/** Starts the engine alone. @param profile where its profile is written when it stops */
export async function startRaw(
  { keysFile, secretHash }: Place,
  { profile }: Profiled = {},
): Promise<Server> {
  const url = await freeURL();
  const script = join(HERE, 'raw-server.ts');
  const words = [...profiling(profile), script, url, keysFile, secretHash];
  return { ...(await startOne(url, words)), name: 'raw', hashesPasswords: false };
}

/** Starts idpfile. @param storage what `spec.storage.url` says */
export async function startIdpfile(
  place: Place,
  storage: string,
  { program = MAIN, profile }: Profiled & Readonly<{ program?: string }> = {},
): Promise<Server> {
  const url = await freeURL();
  const directory = writeDirectory(place, { url, storage });
  const state = mkdtempSync(join(place.root, 'state-'));
  const words = [...profiling(profile), program, 'serve', directory, '--state', state];
  const name = program === MAIN ? storage : 'before';
  return { ...(await startOne(url, words)), name, hashesPasswords: true };
}

async function startOne(
  url: string,
  words: readonly string[],
): Promise<Omit<Server, 'name' | 'hashesPasswords'>> {
  const { ask, stop } = await startServer(words, {
    environment: { NODE_ENV: 'production' },
    monitor: join(HERE, 'cpu-monitor.ts'),
  });
  return { kind: 'engine', target: { url }, cpu: async () => Number(await ask()), stop };
}

function profiling(directory: string | undefined): readonly string[] {
  return directory === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${directory}`];
}

async function freeURL(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}
