import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { endWithUs } from './end-with-us.ts';

export type StartedProcess = Readonly<{
  child: ChildProcess;
  /** Resolves when it has ended. */
  stop(): Promise<void>;
}>;

type ProcessOptions = Readonly<{
  /** All that it has beside `PATH`. */
  environment?: Readonly<Record<string, string>> | undefined;
  stdio: StdioOptions;
  /** Rejects when it will not be; `ended` resolves to what the process ended with. */
  untilReady(child: ChildProcess, ended: Promise<readonly unknown[]>): Promise<void>;
}>;

/** Starts a program, which ends with us at the latest, and resolves once it is ready. */
export async function startProcess(
  program: string,
  words: readonly string[],
  { environment, stdio, untilReady }: ProcessOptions,
): Promise<StartedProcess> {
  const child = spawn(program, words, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio,
  });
  const ended = once(child, 'close');
  endWithUs(child);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await untilReady(child, ended);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { child, stop };
}
