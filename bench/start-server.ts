import { once } from 'node:events';
import { startProcess } from './start-process.ts';
import { untilListening } from './until-listening.ts';

/** A Node process that serves. */
export type StartedServer = Readonly<{
  pid: number;
  /** Asks its monitor, and resolves to the answer. */
  ask(): Promise<unknown>;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}>;

type ServerOptions = Readonly<{
  environment?: Readonly<Record<string, string>>;
  /** A module that it loads first, which answers every message of ours with one of its own. */
  monitor?: string;
  /** A part of the line of its log from which on it counts as started. */
  sign?: string | undefined;
}>;

/** Starts a server with these words for `node`, and resolves once it says that it listens. */
export async function startServer(
  words: readonly string[],
  { environment, monitor, sign }: ServerOptions = {},
): Promise<StartedServer> {
  const flags = monitor === undefined ? [] : ['--import', monitor];
  const { child, stop } = await startProcess(process.execPath, [...flags, ...words], {
    environment: { IDPFILE_LOG_FORMAT: 'json', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', ...(monitor === undefined ? [] : (['ipc'] as const))],
    untilReady: (child, ended) => untilListening(child, ended, sign),
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('no process');
  return {
    pid,
    ask: async () => {
      const answered = once(child, 'message');
      child.send('how much');
      return (await answered)[0];
    },
    stop,
  };
}
