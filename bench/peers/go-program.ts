import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** A program in Go of one version. */
export type GoProgram = Readonly<{
  name: string;
  /** What a person calls that version. */
  version: string;
  /** Path of its module and the version by which the module proxy knows it. */
  module: string;
  moduleVersion: string;
  /** The command within the module. */
  command: string;
  tags: readonly string[];
  /**
   * Modules that it replaces by a directory of its repository, which its module does not contain: the
   * published ones are taken.
   */
  unreplaced: readonly string[];
}>;

const run = promisify(execFile);
const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'idpfile-bench');
const PATH = [process.env['PATH'], '/usr/local/go/bin'].join(delimiter);

/** Whether programs in Go can be built here. */
export async function hasGo(): Promise<boolean> {
  return go(['version']).then(
    () => true,
    () => false,
  );
}

/**
 * Builds a program unless it was built before, which takes some minutes, and returns its path. `go install`
 * takes no module with replacements, hence the copy.
 */
export async function buildProgram(program: GoProgram): Promise<string> {
  const path = join(CACHE, `${program.name}-${program.version}`);
  if (await exists(path)) return path;
  await mkdir(CACHE, { recursive: true });
  const copy = await mkdtemp(join(CACHE, 'source-'));
  try {
    const { module, moduleVersion, command, tags, unreplaced } = program;
    const { stdout } = await go(['mod', 'download', '-json', `${module}@${moduleVersion}`]);
    await cp(directoryIn(stdout), copy, { recursive: true });
    // The module cache cannot be written to, nor can what was copied from it.
    await run('chmod', ['-R', 'u+w', copy]);
    for (const name of unreplaced) await go(['mod', 'edit', `-dropreplace=${name}`], copy);
    const built = join(copy, 'built');
    await go(['build', '-mod=mod', `-tags=${tags.join()}`, '-o', built, command], copy);
    await rename(built, path);
    return path;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function go(words: readonly string[], cwd = process.cwd()) {
  // SQLite is in C.
  const env = { ...process.env, PATH, CGO_ENABLED: '1' };
  return run('go', words, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
}

function directoryIn(answer: string): string {
  const { Dir: directory } = JSON.parse(answer) as Readonly<{ Dir?: string }>;
  if (directory === undefined) throw new Error(`no directory of a module: ${answer}`);
  return directory;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
