import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeWhere, findProgram } from '../describe-where.ts';

/** A `describe` that is skipped by name where there is no sops, and fails in CI where Go could build it. */
export function describeWithSops(name: string, tests: () => void): void {
  const isThere = findProgram('sops') !== undefined;
  const isOptional = isCalledOff() || findProgram('go') === undefined;
  const help = 'although Go is there to install it: see .ci/run';
  describeWhere(name, { isThere, isOptional, lack: 'no sops found', help }, tests);
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
