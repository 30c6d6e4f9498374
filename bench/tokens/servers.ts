import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { writeDirectory, type Place } from './write-directory.ts';

const HERE = import.meta.dirname;
const MAIN = join(HERE, '../../src/main.ts');

/** An issuer in a process of its own. */
export type Server = Readonly<{
  name: string;
  url: string;
  /** Processor time of all its threads so far, in microseconds. */
  cpu(): Promise<number>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}>;

/** Starts the engine alone. */
export async function startRaw({ keysFile, secretHash }: Place): Promise<Server> {
  const url = await freeURL();
  const script = join(HERE, 'raw-server.ts');
  return startServer('raw', url, [script, url, keysFile, secretHash]);
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
  return startServer(program === MAIN ? storage : 'before', url, words);
}

async function startServer(name: string, url: string, words: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, ['--import', join(HERE, 'cpu-monitor.ts'), ...words], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', IDPFILE_LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'close');
  await untilListening(child, ended);
  return {
    name,
    url,
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

async function untilListening(
  { stdout }: ChildProcess,
  ended: Promise<readonly unknown[]>,
): Promise<void> {
  if (stdout === null) throw new Error('no standard output');
  const listening = new Promise<void>((resolve) => {
    createInterface(stdout).on('line', (line) => {
      if (line.includes('listening')) resolve();
    });
  });
  const early = ended.then(([code]) => {
    throw new Error(`the server ended with ${String(code)}`);
  });
  await Promise.race([listening, early]);
  early.catch(() => {});
}

async function freeURL(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return `http://127.0.0.1:${address.port}`;
}
