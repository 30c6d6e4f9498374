import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { shownErrorCode } from '../../tree/system-error.ts';
import { pathIn } from '../../tree/path-in.ts';

/** A file as it lies on the disk, or why it cannot be read. */
export type FoundFile = Readonly<{ path: string }> &
  (Readonly<{ ok: true; bytes: Buffer }> | Readonly<{ ok: false; problem: string }>);

/** Nothing of one's own is in there. */
const FOREIGN: ReadonlySet<string> = new Set(['node_modules']);

/** The limit of the reader; a file above it holds no secret of anybody. */
const MAX_BYTES = 5 * 1024 * 1024;

/**
 * Every file below a directory in the order of its path, one at a time. Hidden folders and
 * node_modules are left out; links lead to files only, so that none goes round in circles.
 * @param root an absolute path
 */
export async function* findFiles(root: string, folder = ''): AsyncGenerator<FoundFile> {
  const entries = await entriesOf(join(root, folder));
  if (typeof entries === 'string') {
    yield { path: folder, ok: false, problem: entries };
    return;
  }
  for (const entry of entries) {
    const path = pathIn(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !FOREIGN.has(entry.name)) yield* findFiles(root, path);
    } else {
      const found = await readFound(root, path);
      if (found !== undefined) yield found;
    }
  }
}

async function entriesOf(directory: string) {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return shownErrorCode(error);
  }
}

async function readFound(root: string, path: string): Promise<FoundFile | undefined> {
  try {
    const stats = await stat(join(root, path));
    if (!stats.isFile() || stats.size > MAX_BYTES) return undefined;
    return { path, ok: true, bytes: await readFile(join(root, path)) };
  } catch (error) {
    const code = shownErrorCode(error);
    // A link to nowhere, or a file that was deleted meanwhile.
    return code === 'ENOENT' ? undefined : { path, ok: false, problem: code };
  }
}
