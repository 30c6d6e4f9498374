import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../test/e2e/running-issuer.ts';
import { startServer } from './start-server.ts';

/** The program as it is developed. */
export const MAIN = join(import.meta.dirname, '../src/main.ts');

const MONITOR = join(import.meta.dirname, 'loop-monitor.ts');

/**
 * How long the event loop was held up, in milliseconds, and the processor time of all threads since
 * the start.
 */
export type LoopDelay = Readonly<{ p99Ms: number; maxMs: number; cpuMs: number }>;

/** A server in a process of its own. */
export type Served = Readonly<{
  /** Milliseconds from its start until it listened. */
  startMs: number;
  /** Since it was asked last. */
  loopDelay(): Promise<LoopDelay>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}>;

/**
 * Writes an `issuer.yaml` of free ports and returns the URL in it.
 * @param storage where sessions are kept; by default on the disk
 */
export async function writeIssuer(path: string, storage?: string): Promise<string> {
  const url = `http://localhost:${await freePort()}`;
  writeFileSync(
    path,
    `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: ${url}
  admin: { address: "127.0.0.1:${await freePort()}" }
${storage === undefined ? '' : `  storage: { url: "${storage}" }\n`}`,
  );
  return url;
}

/**
 * Serves a directory as a person would; resolves once it listens.
 * @param environment beside our own
 */
export async function serveDirectory(
  directory: string,
  stateDirectory: string,
  program = MAIN,
  environment: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const began = performance.now();
  const words = [program, 'serve', directory, '--state', stateDirectory];
  const { ask, stop } = await startServer(words, { monitor: MONITOR, environment });
  return {
    startMs: performance.now() - began,
    loopDelay: async () => (await ask()) as LoopDelay,
    stop,
  };
}
