import { existsSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The state directory cannot be used. */
export class StateDirectoryError extends Error {
  override readonly name = 'StateDirectoryError';
  readonly code = 'state-directory';
}

/** Where the server keeps what it writes. Absolute paths. */
export type StateDirectory = Readonly<{
  path: string;
  demoUser: string;
  keptTree: string;
}>;

/** Whether a server has served something with this state directory before. */
export function hasServed(path: string): boolean {
  return existsSync(stateDirectoryAt(path).keptTree);
}

/** Where a state directory keeps what, whether or not it is there yet. */
function stateDirectoryAt(path: string): StateDirectory {
  const absolute = resolve(path);
  return {
    path: absolute,
    demoUser: join(absolute, 'demo-user.json'),
    keptTree: join(absolute, 'last-good.sqlite'),
  };
}

/**
 * Makes the state directory, for this user alone. One that is there keeps its mode: mounted volumes
 * are often open to all, and what is written into it is not.
 * @throws StateDirectoryError when it cannot be made or written to
 */
export async function prepareStateDirectory(path: string): Promise<StateDirectory> {
  const state = stateDirectoryAt(path);
  try {
    await mkdir(state.path, { recursive: true, mode: 0o700 });
    await access(state.path, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StateDirectoryError(
      `the state directory ${path} cannot be used (${reason}): name a writable one with --state`,
      { cause },
    );
  }
  return state;
}
