import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBelow } from '../e2e/running-issuer.ts';

/** A configuration directory on the disk: path → text. */
export async function makeDirectory(
  files: Readonly<Record<string, string>>,
): Promise<Readonly<{ path: string; [Symbol.asyncDispose](): Promise<void> }>> {
  const path = await mkdtemp(join(tmpdir(), 'idpfile-cli-'));
  for (const [name, text] of Object.entries(files)) await writeBelow(path, name, text);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
