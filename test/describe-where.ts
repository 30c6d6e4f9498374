import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';

type Where = Readonly<{
  isThere: boolean;
  /** Such as `no git found`. */
  lack: string;
  /** What to do about it. */
  help?: string;
  /** Whether it may be lacking; by default only on a bare machine, which does not set `CI`. */
  isOptional?: boolean;
}>;

/** A `describe` that is skipped by name where something is lacking, and fails there in CI. */
export function describeWhere(name: string, where: Where, tests: () => void): void {
  const { isThere, lack, help, isOptional = process.env['CI'] === undefined } = where;
  if (isThere) {
    describe(name, tests);
  } else if (isOptional) {
    describe.skip(`${name} (${lack})`, tests);
  } else {
    test(name, () => {
      throw new Error(help === undefined ? lack : `${lack}; ${help}`);
    });
  }
}

/** Where a program lies that the shell would find. */
export function findProgram(name: string): string | undefined {
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  return directories.map((directory) => join(directory, name)).find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
