import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How long an app may take until it answers, in milliseconds. */
const PATIENCE_MS = 20_000;

export type AppProcess = Readonly<{ [Symbol.asyncDispose](): Promise<void> }>;

/** An app that is a program of its own; resolves once its address answers. */
export async function startAppProcess(
  program: string,
  words: readonly string[],
  { origin, environment = {} }: Readonly<{ origin: string; environment?: NodeJS.ProcessEnv }>,
): Promise<AppProcess> {
  const child = spawn(program, words, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await answering(origin, () => child.exitCode !== null);
  } catch (cause) {
    await stop();
    throw new Error(`${program} does not answer:\n${output}`, { cause });
  }
  return { [Symbol.asyncDispose]: stop };
}

async function answering(origin: string, isOver: () => boolean): Promise<void> {
  for (const giveUp = Date.now() + PATIENCE_MS; ;) {
    try {
      await fetch(origin, { redirect: 'manual' });
      return;
    } catch (cause) {
      if (isOver() || Date.now() > giveUp) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
