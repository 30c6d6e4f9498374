import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { ExitCode } from '../../../src/cli/exit-code.ts';
import { init } from '../../../src/cli/init.ts';
import { makeDirectory } from '../directory-for-test.ts';

/** An age recipient whose private half nobody here has. */
export const RECIPIENT = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

export const ISSUER_URL = 'https://auth.example.com';

/** What a command came to. `refusal` is what it threw. */
type Spoken = Readonly<{
  code: ExitCode | undefined;
  refusal: string | undefined;
  stdout: string;
  stderr: string;
}>;

/** Runs a command and hears what it says. */
export async function heard(command: () => Promise<ExitCode>): Promise<Spoken> {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const said = () => ({
    stdout: stdout.mock.calls.map(([chunk]) => String(chunk)).join(''),
    stderr: stderr.mock.calls.map(([chunk]) => String(chunk)).join(''),
  });
  try {
    return { code: await command(), refusal: undefined, ...said() };
  } catch (thrown) {
    const isExpected = thrown instanceof Error && 'code' in thrown;
    if (!isExpected) throw thrown;
    return { code: undefined, refusal: thrown.message, ...said() };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

/** A directory that `init` made, with some files more. */
export async function startedDirectory(
  files: Readonly<Record<string, string>> = {},
  age: readonly string[] = [],
) {
  const directory = await makeDirectory(files);
  const { path } = directory;
  await heard(() => init({ directory: path, url: ISSUER_URL, age }));
  return {
    ...directory,
    read: (name: string) => readFile(join(path, name), 'utf8'),
    /** Every file, and what is in it. */
    contents: () => contentsOf(path),
  };
}

async function contentsOf(path: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const texts = names.map(async (name) => [
    name.slice(path.length + 1),
    await readFile(name, 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
}

/** A `.sops.yaml` with one rule for every Secret of a directory. */
export function sopsYAML(...lines: readonly string[]): string {
  return `creation_rules:\n  - path_regex: ^secrets/\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

export const SECRET_VALUES_ONLY = 'encrypted_regex: ^(data|stringData)$';
