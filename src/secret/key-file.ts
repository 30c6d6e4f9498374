import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { shownErrorCode, systemErrorCode } from '../tree/system-error.ts';

/**
 * A file of keys that the server keeps for itself, or what takes its place in a store, is unusable.
 * The message never shows its text.
 */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
  readonly code:
    | 'key-file-damaged'
    | 'key-file-unreadable'
    | 'key-file-not-created'
    | 'key-file-not-written'
    /** It is in a store, and the key that it was sealed with is not at hand. */
    | 'key-file-sealed';

  constructor(code: KeyFileError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Reads a file of keys. When there is none, creates it with what `generate` gives: readable by its
 * owner only, complete or not at all, and never in place of another file. Of several processes that
 * create it at once one wins, and all get the text of the winner.
 * @throws KeyFileError
 */
export async function readOrCreateKeyFile(
  path: string,
  generate: () => string | Promise<string>,
): Promise<string> {
  const existing = await readKeyFile(path);
  if (existing !== undefined) return existing;
  await createKeyFile(path, await generate());
  const created = await readKeyFile(path);
  if (created !== undefined) return created;
  throw new KeyFileError('key-file-not-created', `${path}: somebody deleted the file at once`);
}

/**
 * The text of a file of keys; undefined when there is none.
 * @throws KeyFileError
 */
export function readKeyFile(path: string): Promise<string | undefined> {
  return unlessMissing(path, () => readFile(path, 'utf8'));
}

/**
 * When a file was written last, in milliseconds since the epoch; undefined when there is none.
 * @throws KeyFileError
 */
export async function keyFileWrittenAt(path: string): Promise<number | undefined> {
  return (await unlessMissing(path, () => stat(path)))?.mtimeMs;
}

/**
 * Puts other keys into a file: a reader sees all of the old ones or all of the new ones.
 * @throws KeyFileError
 */
export async function replaceKeyFile(path: string, text: string): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await writeDurably(temporary, text);
    await rename(temporary, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    const code = shownErrorCode(error);
    throw new KeyFileError('key-file-not-written', `${path}: cannot be written (${code})`);
  }
}

/**
 * Deletes a file of keys, if it is there.
 * @throws KeyFileError
 */
export async function removeKeyFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    const code = shownErrorCode(error);
    if (code === 'ENOENT') return;
    throw new KeyFileError('key-file-not-written', `${path}: cannot be deleted (${code})`);
  }
}

async function unlessMissing<T>(path: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const code = shownErrorCode(error);
    if (code === 'ENOENT') return undefined;
    throw new KeyFileError('key-file-unreadable', `${path}: cannot be read (${code})`);
  }
}

/**
 * Makes a file of keys, unless there is one.
 * @throws KeyFileError
 */
export async function createKeyFile(path: string, text: string): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeDurably(temporary, text);
    await linkUnlessExists(temporary, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    const code = shownErrorCode(error);
    throw new KeyFileError('key-file-not-created', `${path}: cannot be created (${code})`);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

function temporaryBeside(path: string): string {
  return `${path}.${randomUUID()}.tmp`;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A link, and not a rename, because a rename would replace the file of a faster process. */
async function linkUnlessExists(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
