import { statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { FSWatcher } from 'chokidar';

import type { WatchTargets } from './watch-targets.ts';

export type WatchedDirectoriesParts = Readonly<{
  /** Something may have happened at a path, or, without one, anywhere. */
  onHint(path?: string): void;
  onError(cause: unknown): void;
}>;

/** Directories that began to be watched at the same time. */
type Batch = Readonly<{ watcher: FSWatcher; directories: Set<string> }>;

type Watched = Readonly<{ identity: string; batch: Batch }>;

/**
 * The set of directories that are watched, each by itself and not what is below it. A handle of the
 * operating system follows the directory and not its path, so a directory that was replaced is
 * watched anew.
 */
export class WatchedDirectories {
  readonly #parts: WatchedDirectoriesParts;
  readonly #watched = new Map<string, Watched>();
  #targets: WatchTargets = new Map();

  constructor(parts: WatchedDirectoriesParts) {
    this.#parts = parts;
  }

  /**
   * Watches these directories and no others. A hint follows as soon as new ones are being watched:
   * what happened in them before was not seen.
   */
  follow(targets: WatchTargets): void {
    this.#targets = targets;
    for (const [directory, { identity }] of this.#watched) {
      if (!targets.has(directory) || identityOf(directory) !== identity) this.#release(directory);
    }
    const fresh = [...targets.keys()].filter((directory) => !this.#watched.has(directory));
    if (fresh.length > 0) this.#watch(fresh);
  }

  /** Watches nothing any more, until the next `follow`. */
  async close(): Promise<void> {
    const batches = new Set([...this.#watched.values()].map(({ batch }) => batch));
    this.#watched.clear();
    await Promise.all([...batches].map(({ watcher }) => watcher.close()));
  }

  #watch(paths: readonly string[]): void {
    const directories = new Set(paths);
    const batch = { watcher: createWatcher(new Set(paths)), directories };
    for (const directory of paths) {
      this.#watched.set(directory, { identity: identityOf(directory), batch });
    }
    // The raw event of the system: what chokidar makes of it comes later and leaves things out.
    batch.watcher.on('raw', (_event, name, details) => this.#hear(batch, name, details));
    batch.watcher.on('error', (cause) => this.#parts.onError(cause));
    batch.watcher.once('ready', () => this.#parts.onHint());
    batch.watcher.add([...paths]);
  }

  #hear(batch: Batch, name: string | null, details: unknown): void {
    const directory = watchedPathOf(details);
    if (directory === undefined || this.#watched.get(directory)?.batch !== batch) return;
    // Named after itself: the directory was moved or removed, or holds something of its own name.
    if (!name || name === basename(directory)) return this.#parts.onHint();
    const names = this.#targets.get(directory);
    if (!names || names.has(name)) this.#parts.onHint(join(directory, name));
  }

  #release(directory: string): void {
    const batch = this.#watched.get(directory)?.batch;
    if (!batch) return;
    this.#watched.delete(directory);
    batch.directories.delete(directory);
    // At once: chokidar shares a handle among all who watch the same path, even a stale one.
    batch.watcher.unwatch(directory);
    if (batch.directories.size === 0) void batch.watcher.close();
  }
}

/**
 * Keeps no books about what lies in the directories, which are not needed: to list them and look at
 * every file in them takes longer than to read it.
 */
class UnlistedWatcher extends FSWatcher {
  override createScanStream(): undefined {
    return undefined;
  }
}

function createWatcher(directories: ReadonlySet<string>): FSWatcher {
  return new UnlistedWatcher({
    atomic: false,
    depth: 0,
    followSymlinks: false,
    ignoreInitial: true,
    ignored: (path) => !directories.has(path),
  });
}

function watchedPathOf(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null || !('watchedPath' in details))
    return undefined;
  return typeof details.watchedPath === 'string' ? details.watchedPath : undefined;
}

/** Differs for another directory under the same path; an inode number alone is used again. */
function identityOf(directory: string): string {
  try {
    const { dev, ino, birthtimeNs } = statSync(directory, { bigint: true });
    return `${dev}:${ino}:${birthtimeNs}`;
  } catch {
    return 'none';
  }
}
