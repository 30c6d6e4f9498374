import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { untilListening } from './until-listening.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');
const MONITOR = join(import.meta.dirname, 'loop-monitor.ts');

/** How long the event loop was held up, in milliseconds. */
export type LoopDelay = Readonly<{ p99Ms: number; maxMs: number }>;

/** A server in a process of its own. */
export type Served = Readonly<{
  /** Milliseconds from its start until it listened. */
  startMs: number;
  /** Since it was asked last. */
  loopDelay(): Promise<LoopDelay>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}>;

/** Writes an `issuer.yaml` of free ports and returns the URL in it. */
export async function writeIssuer(path: string): Promise<string> {
  const url = `http://localhost:${await freePort()}`;
  writeFileSync(
    path,
    `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: ${url}
  admin: { address: "127.0.0.1:${await freePort()}" }
`,
  );
  return url;
}

/** Serves a directory as a person would; resolves once it listens. */
export async function serveDirectory(directory: string, stateDirectory: string): Promise<Served> {
  const began = performance.now();
  const words = ['--import', MONITOR, MAIN, 'serve', directory, '--state', stateDirectory];
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env['PATH'], IDPFILE_LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'close');
  await untilListening(child, ended);
  return {
    startMs: performance.now() - began,
    loopDelay: async () => {
      const answered = once(child, 'message');
      child.send('how long');
      const [delay] = await answered;
      return delay as LoopDelay;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address.port;
}
