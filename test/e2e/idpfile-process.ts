import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** Hundreds of servers are started: each would compile the same program. */
const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/compiled');

/** How long a pattern in the output is waited for, in milliseconds. */
const PATIENCE_MS = 20_000;

/** The program as a user runs it, in a process of its own. */
export type IdpfileProcess = Readonly<{
  stdout(): string;
  stderr(): string;
  /** Everything it has written so far, both streams. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  /** Resolves when it has ended, to its exit code. */
  ended: Promise<number | null>;
  /** Resolves when the output fits; rejects when it ends before, or takes too long. */
  until(fits: (output: string) => boolean, patienceMs?: number): Promise<void>;
}>;

/** Runs `idpfile` with these words and no environment but what is given here. */
export function spawnIdpfile(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): IdpfileProcess {
  return spawnProgram(MAIN, words, environment);
}

/** The same for a program of the tests, which takes the place of `idpfile`. */
export function spawnProgram(
  path: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): IdpfileProcess {
  const child = spawn(process.execPath, [path, ...words], {
    env: {
      PATH: process.env['PATH'],
      IDPFILE_LOG_FORMAT: 'json',
      NODE_COMPILE_CACHE: COMPILED,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: { stream: 'stdout' | 'stderr'; text: string }[] = [];
  const textOf = (wanted?: 'stdout' | 'stderr') =>
    chunks.map(({ stream, text }) => (stream === (wanted ?? stream) ? text : '')).join('');
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      chunks.push({ stream, text });
      child.emit('spoke');
    });
  }
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    stdout: () => textOf('stdout'),
    stderr: () => textOf('stderr'),
    output: () => textOf(),
    signal: (name) => void child.kill(name),
    ended,
    until: async (fits, patienceMs = PATIENCE_MS) => {
      const late = AbortSignal.timeout(patienceMs);
      const over = ended.then((code) => {
        if (!fits(textOf())) throw new Error(`idpfile ended with ${code}:\n${textOf()}`);
      });
      try {
        while (!fits(textOf())) await Promise.race([once(child, 'spoke', { signal: late }), over]);
      } catch (cause) {
        if (!late.aborted) throw cause;
        throw new Error(`idpfile did not write what was waited for:\n${textOf()}`, { cause });
      }
    },
  };
}

/** Runs `idpfile` to its end. */
export async function runIdpfile(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Readonly<{ code: number | null; stdout: string; stderr: string }>> {
  const child = spawnIdpfile(words, environment);
  const code = await child.ended;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}
