import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inRoot, type Image } from './build-image.ts';

/** A container without an engine: the image's command as its user, with nothing else around it. */
export type Container = Readonly<{
  output(): string;
  /** Resolves when it writes what fits; rejects when it ends before. */
  until(fits: RegExp): Promise<void>;
  /** SIGTERM, as an engine stops a container; resolves to the exit code. */
  stop(): Promise<number | null>;
}>;

export function runContainer(image: Image): Container {
  const child = start(image, [...image.entrypoint, ...image.command]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      child.emit('spoke');
    });
  }
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    output: () => output,
    until: async (fits) => {
      const over = ended.then((code) => {
        if (!fits.test(output)) throw new Error(`ended with ${code}:\n${output}`);
      });
      while (!fits.test(output)) await Promise.race([once(child, 'spoke'), over]);
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Runs a command inside, as a health check is; resolves to its exit code. */
export async function execute(image: Image, words: readonly string[]): Promise<number | null> {
  const child = start(image, words);
  await once(child, 'close');
  return child.exitCode;
}

function start(image: Image, [program = '', ...words]: readonly string[]): ChildProcess {
  const [uid, gid] = image.user.split(':').map(Number);
  const isRoot = process.getuid?.() === 0;
  return spawn(
    program,
    words.map((word) => inRoot(image, word)),
    {
      cwd: inRoot(image, image.workdir),
      env: {
        PATH: join(image.root, 'usr/local/bin'),
        HOME: image.root,
        TMPDIR: image.root,
        ...image.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Others than root run it as themselves.
      ...(isRoot && uid !== undefined && gid !== undefined ? { uid, gid } : {}),
    },
  );
}
