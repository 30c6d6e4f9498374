import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file cannot be written; the message says which and why. */
export class FileUnwritable extends Error {
  override readonly name = 'FileUnwritable';
  readonly code = 'file-unwritable';
}

const DEFAULT_MODE = 0o644;

/**
 * Writes a file so that a reader sees what was there before or all of what is new. Its mode stays,
 * and a link goes on leading to it.
 * @throws FileUnwritable
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  try {
    const before = await stat(path).catch(() => undefined);
    if (before !== undefined && !before.isFile()) {
      // Nothing may be renamed over a pipe or a device.
      await writeFile(path, content);
    } else {
      const target = before === undefined ? path : await realpath(path);
      await writeBeside(target, content, before?.mode);
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FileUnwritable(`${path} cannot be written: ${reason}`, { cause });
  }
}

/** Deletes a file if it is there; never a device or a folder. */
export async function removeFile(path: string): Promise<void> {
  const before = await stat(path).catch(() => undefined);
  if (before?.isFile() === true) await rm(path, { force: true });
}

async function writeBeside(
  target: string,
  content: string | Uint8Array,
  mode: number | undefined,
): Promise<void> {
  // A name with a dot: whoever watches the directory does not look at it.
  const temporary = join(dirname(target), `.idpfile-${randomUUID()}`);
  try {
    const handle = await open(temporary, 'wx', DEFAULT_MODE);
    await writeAll(handle, content, mode);
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

async function writeAll(
  handle: FileHandle,
  content: string | Uint8Array,
  mode: number | undefined,
): Promise<void> {
  try {
    await handle.writeFile(content);
    if (mode !== undefined) await handle.chmod(mode & 0o7777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
