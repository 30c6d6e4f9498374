import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const SCRIPT = join(import.meta.dirname, 'flip-revisions.ts');

/** How many files a revision has, by the way in which it takes the place of the one before. */
export const FILES_OF = { volume: 200, link: 1_000, checkout: 1_000 } as const;

export type FlipperName = keyof typeof FILES_OF;

export const FLIPPERS: readonly FlipperName[] = ['volume', 'link', 'checkout'];

export function flipperName(word: string): FlipperName {
  const name = FLIPPERS.find((one) => one === word);
  if (name === undefined) throw new Error(`nothing flips like that: ${word}`);
  return name;
}

/** A process that flips revisions. */
type Flipper = Readonly<{
  /** Ends it; resolves to the number of the last revision, which stays. */
  end(): Promise<number>;
}>;

/** Flips revisions below a place. Resolves once the first stands at `root` there. */
export async function startFlipping(name: FlipperName, place: string): Promise<Flipper> {
  const child = spawn(process.execPath, [SCRIPT, name, place], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const numbers: number[] = [];
  const lines = createInterface(child.stdout).on('line', (line) => numbers.push(Number(line)));
  const ended = once(child, 'close');
  await once(lines, 'line');
  return {
    end: async () => {
      child.stdin.end();
      await ended;
      return numbers.at(-1) ?? NaN;
    },
  };
}
