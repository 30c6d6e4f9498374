import { lstat, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diagnosticsText, wantsColor } from '../print-diagnostics.ts';
import { FileUnwritable, replaceFile } from '../replace-file.ts';
import type { AuthoredDirectory } from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';
import { checkChanges } from './check-changes.ts';
import type { FileChange } from './file-change.ts';

/**
 * Writes files one after another, each whole, and says so. Before that it makes sure that nothing is
 * overwritten, and that the directory is as valid with them as without.
 * @throws AuthoringRefused when nothing was written
 * @throws FileUnwritable when a file cannot be written; those before it are
 */
export async function writeChanges(
  directory: AuthoredDirectory,
  changes: readonly FileChange[],
): Promise<void> {
  for (const { file, before } of changes) {
    if (before === undefined) await requireAbsent(directory.path, file.path);
  }
  await requireValid(directory, changes);
  for (const change of changes) await write(directory.path, change);
}

async function requireAbsent(directory: string, path: string): Promise<void> {
  const entry = await lstat(join(directory, path)).catch(() => undefined);
  if (entry === undefined) return;
  throw new AuthoringRefused(
    `${join(directory, path)} is there already: nothing was written; delete it first, or take another name`,
  );
}

async function requireValid(
  { tree }: AuthoredDirectory,
  changes: readonly FileChange[],
): Promise<void> {
  const { tree: after, mistakes } = await checkChanges(tree, changes);
  if (mistakes.length === 0) return;
  process.stderr.write(diagnosticsText(mistakes, after, wantsColor(process.stderr)));
  throw new AuthoringRefused('this would be a mistake: nothing was written');
}

async function write(directory: string, { file, before, remark }: FileChange): Promise<void> {
  const path = join(directory, file.path);
  if (before === undefined) await makeDirectory(dirname(path));
  else await requireUnchanged(path, before.bytes);
  await replaceFile(path, file.bytes);
  const verb = before === undefined ? 'wrote' : 'changed';
  process.stdout.write(`${verb} ${path}${remark === undefined ? '' : ` (${remark})`}\n`);
}

async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FileUnwritable(`${path} cannot be made: ${reason}`, { cause });
  }
}

/** Whoever saved it meanwhile is right. */
async function requireUnchanged(path: string, bytes: Uint8Array): Promise<void> {
  const now = await readFile(path).catch(() => undefined);
  if (now?.equals(bytes) === true) return;
  throw new AuthoringRefused(`${path} was changed meanwhile: run the command again`);
}
