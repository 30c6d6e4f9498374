import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { startProcess } from '../start-process.ts';

/** A peer that runs. */
export type PeerProcess = Readonly<{
  /** Processor time of all its threads so far, in microseconds. */
  cpu(): Promise<number>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}>;

/** Of the clock in `/proc`, which is the same on every Linux that people use. */
const MICROSECONDS_PER_TICK = 10_000;
const START_MS = 60_000;

/** Starts a program and resolves once an address of it answers. */
export async function startPeer(
  program: string,
  words: readonly string[],
  { address, env }: Readonly<{ address: string; env?: Readonly<Record<string, string>> }>,
): Promise<PeerProcess> {
  const { child, stop } = await startProcess(program, words, {
    environment: env,
    stdio: ['ignore', 'ignore', 'inherit'],
    untilReady: (started) => untilAnswered(address, started),
  });
  return { cpu: () => processorTime(child), stop };
}

async function untilAnswered(address: string, child: ChildProcess): Promise<void> {
  const end = performance.now() + START_MS;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended`);
    const answer = await fetch(address).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok === true) return;
    await pause(100);
  }
  throw new Error(`${address} does not answer`);
}

/** proc_pid_stat(5): the name in brackets may hold spaces, `utime` is the twelfth field after it. */
async function processorTime({ pid }: ChildProcess): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
}
