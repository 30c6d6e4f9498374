import { setTimeout } from 'node:timers/promises';
import { serveDirectory } from './served-directory.ts';
import { spread } from './table.ts';

/** Of a server until it listens; processor time of all threads. Milliseconds. */
export type Start = Readonly<{ clockMs: number; cpuMs: number }>;

/** A server keeps the last of what it has found out some seconds after its start. */
const KEEPING_MS = 4_000;

/**
 * Starts a server on a directory, and stops it when it has kept what the next one needs.
 * @param environment beside our own
 */
export async function measureStart(
  directory: string,
  stateDirectory: string,
  program: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Start> {
  const served = await serveDirectory(directory, stateDirectory, program, environment);
  const { cpuMs } = await served.loopDelay();
  await setTimeout(KEEPING_MS);
  await served.stop();
  return { clockMs: served.startMs, cpuMs };
}

/** Two cells of a table: clock and processor. */
export function startCells(starts: readonly Start[]): readonly string[] {
  return [spread(starts.map(({ clockMs }) => clockMs)), spread(starts.map(({ cpuMs }) => cpuMs))];
}
