import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long a server may take to be ready, in milliseconds. */
const PATIENCE_MS = 60_000;

/** "nobody": there is one everywhere, and some servers refuse to run as root. */
const UNPRIVILEGED = { uid: 65_534, gid: 65_534 };
const asOther: Partial<typeof UNPRIVILEGED> = process.getuid?.() === 0 ? UNPRIVILEGED : {};

/** A server in a process of its own, on the loopback interface, that may be stopped and started. */
export type ServerProcess = Readonly<{
  directory: string;
  start: () => Promise<void>;
  /** Ends it at once; what it has not written by then it may lose. */
  stop: () => Promise<void>;
  /** Holds it and its processes up, or lets them go on, with all connections open. */
  signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Ends it and deletes its directory. */
  [Symbol.asyncDispose]: () => Promise<void>;
}>;

type Program = Readonly<{
  path: string;
  words: readonly string[];
  /** What ends it at once, and all processes of its own. */
  endsBy: NodeJS.Signals;
  /** Whether what it wrote says that it takes connections. */
  isReady: (output: string) => boolean;
}>;

/** A directory that the server may write to. */
export async function serverDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'idpfile-server-'));
  const { uid, gid } = asOther;
  if (uid !== undefined && gid !== undefined) await chown(directory, uid, gid);
  return directory;
}

/** Runs a program to its end, as the user that the server runs as. */
export async function runToEnd(path: string, words: readonly string[]): Promise<void> {
  const child = spawn(path, words, { ...asOther, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code]: readonly unknown[] = await once(child, 'close');
  if (code !== 0) throw new Error(`${path} ended with ${String(code)}:\n${output}`);
}

export function createServerProcess(directory: string, program: Program): ServerProcess {
  let running: ReturnType<typeof spawnServer> | undefined;

  async function stop(): Promise<void> {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'close');
    signalAll(child, 'SIGCONT');
    child.kill(program.endsBy);
    await ended;
  }

  return {
    directory,
    async start() {
      running = spawnServer(directory, program);
      await untilReady(running, program);
    },
    stop,
    signal: (signal) => running && signalAll(running, signal),
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function spawnServer(directory: string, { path, words }: Program) {
  return spawn(path, words, { ...asOther, cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
}

function signalAll({ pid }: ReturnType<typeof spawnServer>, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  for (const one of [pid, ...childrenOf(pid)]) signalIfThere(one, signal);
}

/** A process of a server may end by itself meanwhile, as its connection does. */
function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ESRCH') throw error;
  }
}

/** Linux only: elsewhere a server with processes of its own is not held up as a whole. */
function childrenOf(pid: number): readonly number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

async function untilReady(
  child: ReturnType<typeof spawnServer>,
  { path, isReady }: Program,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let output = '';
  const fail = () => reject(new Error(`${path} did not start:\n${output}`));
  const timer = setTimeout(fail, PATIENCE_MS);
  child.once('close', fail);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isReady(output)) resolve();
    });
  }
  try {
    await promise;
  } finally {
    clearTimeout(timer);
  }
}
