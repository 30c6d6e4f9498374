import { lstatSync, realpathSync, statSync } from 'node:fs';

import { permissions } from './file-fault.ts';
import { SourceUnavailable } from './source-unavailable.ts';
import { isGone, systemErrorCode } from './system-error.ts';

/** The directory that is really read, looked up once per pass. */
export type BaseDirectory = Readonly<{
  /** Real path of the configuration directory. Links must not lead out of it. */
  root: string;
  /** Real path of the files: `root`, or what `..data` inside it points to. */
  directory: string;
  /** Another value when another directory has taken its place, even under the same path. */
  identity: string;
}>;

/**
 * Follows every link on the way to the files.
 * @throws SourceUnavailable when there is no such directory or it may not be entered.
 */
export function resolveBaseDirectory(root: string): BaseDirectory {
  try {
    const realRoot = realpathSync(root);
    const directory = volumeDirectory(realRoot) ?? realRoot;
    const { dev, ino, nlink } = statSync(directory, { bigint: true });
    if (nlink === 0n) throw staleMount(root);
    // The trailing dot asks for the right to enter the directory, not only to see it.
    statSync(`${directory}/.`);
    return { root: realRoot, directory, identity: `${directory}:${dev}:${ino}` };
  } catch (error) {
    throw error instanceof SourceUnavailable ? error : explain(root, error);
  }
}

/**
 * Where the files of a mounted Kubernetes volume are: the target of its `..data` link, which is
 * replaced as a whole. Undefined for an ordinary directory.
 */
export function volumeDirectory(directory: string): string | undefined {
  const link = `${directory}/..data`;
  return lstatSync(link, { throwIfNoEntry: false }) ? realpathSync(link) : undefined;
}

/** Whether a real path is the configuration directory, or lies in it. */
export function isInside({ root, directory }: BaseDirectory, absolute: string): boolean {
  return [root, directory].some((top) => absolute === top || absolute.startsWith(`${top}/`));
}

function staleMount(root: string): SourceUnavailable {
  return new SourceUnavailable(
    `the configuration directory ${root} was deleted on the host it is mounted from: restart the container`,
  );
}

function explain(root: string, cause: unknown): SourceUnavailable {
  return new SourceUnavailable(`the configuration directory ${root} ${complaint(root, cause)}`, {
    cause,
  });
}

function complaint(root: string, cause: unknown): string {
  const code = systemErrorCode(cause);
  if (code === 'ENOTDIR') return 'is not a directory: name the directory that holds issuer.yaml';
  if (isGone(cause)) return 'does not exist: create it, mount it, or name another one';
  if (code === 'EACCES') {
    return `may not be entered (${permissions(root)}): give this process the right to read it`;
  }
  return `cannot be read (${code || 'unknown error'}): see whether its disk or mount is healthy`;
}
