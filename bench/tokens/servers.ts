import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from './dialect.ts';
import type { DialectName } from './operations.ts';
import { writeDirectory, type Place } from './write-directory.ts';
import { freePort } from '../served-directory.ts';
import { untilListening } from '../until-listening.ts';

const HERE = import.meta.dirname;
const MAIN = join(HERE, '../../src/main.ts');

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

/** Starts the engine alone. */
export async function startRaw({ keysFile, secretHash }: Place): Promise<Server> {
  const url = await freeURL();
  const script = join(HERE, 'raw-server.ts');
  const words = [script, url, keysFile, secretHash];
  return { ...(await startServer(url, words)), name: 'raw', hashesPasswords: false };
}

/** Starts idpfile. @param storage what `spec.storage.url` says */
export async function startIdpfile(
  place: Place,
  storage: string,
  { program = MAIN, profile }: Readonly<{ program?: string; profile?: string | undefined }> = {},
): Promise<Server> {
  const url = await freeURL();
  const directory = writeDirectory(place, { url, storage });
  const state = mkdtempSync(join(place.root, 'state-'));
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const words = [...flags, program, 'serve', directory, '--state', state];
  const name = program === MAIN ? storage : 'before';
  return { ...(await startServer(url, words)), name, hashesPasswords: true };
}

async function startServer(
  url: string,
  words: readonly string[],
): Promise<Omit<Server, 'name' | 'hashesPasswords'>> {
  const child = spawn(process.execPath, ['--import', join(HERE, 'cpu-monitor.ts'), ...words], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', IDPFILE_LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'close');
  await untilListening(child, ended);
  return {
    kind: 'engine',
    target: { url },
    cpu: async () => {
      const answered = once(child, 'message');
      child.send('how much');
      return Number((await answered)[0]);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freeURL(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}
