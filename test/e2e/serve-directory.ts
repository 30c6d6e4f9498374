import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runIdpfile } from './idpfile-process.ts';
import { freePort, issuerYAML, writeBelow } from './running-issuer.ts';

/** A configuration directory that nothing serves yet. */
export type Directory = Readonly<{
  path: string;
  stateDirectory: string;
  [Symbol.asyncDispose](): Promise<void>;
}>;

/** Makes one of these files, with an `issuer.yaml` of free ports unless they have one. */
export async function withDirectory(files: Readonly<Record<string, string>>): Promise<Directory> {
  const root = await mkdtemp(join(tmpdir(), 'idpfile-e2e-'));
  const path = join(root, 'directory');
  const [port, adminPort] = [await freePort(), await freePort()];
  const issuer = issuerYAML(`http://localhost:${port}`, `http://127.0.0.1:${adminPort}`);
  for (const [name, text] of Object.entries({ 'issuer.yaml': issuer, ...files })) {
    await writeBelow(path, name, text);
  }
  return {
    path,
    stateDirectory: join(root, 'state'),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}

/** Serves a directory that is expected to be refused; resolves when the process has ended. */
export function runServe(
  { path, stateDirectory }: Directory,
  environment: Readonly<Record<string, string>> = {},
): ReturnType<typeof runIdpfile> {
  return runIdpfile(['serve', path, '--state', stateDirectory], environment);
}
