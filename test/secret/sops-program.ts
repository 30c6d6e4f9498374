import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, test } from 'vitest';

/** A `describe` that is skipped by name where there is no sops, and fails in CI where Go could build it. */
export function describeWithSops(name: string, tests: () => void): void {
  if (findProgram('sops') !== undefined) {
    describe(name, tests);
  } else if (isCalledOff() || findProgram('go') === undefined) {
    describe.skip(`${name} (no sops found)`, tests);
  } else {
    test(name, () => {
      throw new Error('no sops found, although Go is there to install it: see .ci/run');
    });
  }
}

/** On a bare machine, and where .ci/run has tried to install it and could not. */
function isCalledOff(): boolean {
  const { CI, IDPFILE_TEST_WITHOUT_SOPS: without } = process.env;
  return CI === undefined || without !== undefined;
}

/**
 * Runs sops in a directory, with nothing else in its environment.
 * @returns what it prints
 */
export async function runSops(
  words: readonly string[],
  { cwd, key }: Readonly<{ cwd: string; key?: string }>,
): Promise<string> {
  const env = { HOME: cwd, ...(key === undefined ? {} : { SOPS_AGE_KEY: key }) };
  const options = { cwd, env, maxBuffer: 16 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(findProgram('sops') ?? 'sops', [...words], options);
  return stdout;
}

function findProgram(name: string): string | undefined {
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  return directories.map((directory) => join(directory, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
