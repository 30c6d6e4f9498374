import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FORMAT_PROBLEMS } from '../resource/formats.ts';
import { shownErrorCode } from '../tree/system-error.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { ageRecipients } from './init/age-recipients.ts';
import { InitRefused } from './init/init-refused.ts';
import { starterFiles } from './init/starter-files.ts';

export type InitOptions = Readonly<{
  directory: string;
  url: string;
  /** Age recipients that secrets are encrypted to, `age1…`; by default those of the age key at hand. */
  age: readonly string[];
}>;

/**
 * Writes a directory that can be served at once. Nothing that is there already is overwritten.
 * @throws InitRefused when a file that is needed exists, when one cannot be written, or for a bad URL
 * or recipient
 * @throws AgeIdentityError when an age key is named but unusable
 */
export async function init({ directory, url, age }: InitOptions): Promise<ExitCode> {
  const problem = FORMAT_PROBLEMS['issuer-url'](url);
  if (problem !== undefined) throw new InitRefused(`--url: ${url} ${problem}`);
  const files = starterFiles(url, await ageRecipients(directory, age));
  const existing = await pathsThatExist(
    directory,
    files.map(({ path }) => path),
  );
  const inTheWay = files.filter(({ path, optional }) => !optional && existing.has(path));
  if (inTheWay.length > 0) {
    const names = inTheWay.map(({ path }) => path).join(', ');
    throw new InitRefused(`${directory} has ${names} already: nothing was written`);
  }
  const missing = files.filter(({ path }) => !existing.has(path));
  for (const { path, text } of missing) await write(join(directory, path), text);
  const left = [...existing].map((path) => `left as it was: ${path}\n`);
  const written = missing.map(({ path }) => `wrote ${path}\n`);
  const flag = directory === '.' ? '' : ` ${directory}`;
  process.stdout.write(`${[...written, ...left].join('')}\nNext: idpfile serve${flag} --demo\n`);
  return EXIT.ok;
}

async function pathsThatExist(
  directory: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const entry = await lstat(join(directory, path)).catch(() => undefined);
      return entry === undefined ? [] : [path];
    }),
  );
  return new Set(found.flat());
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    throw new InitRefused(`${path} cannot be written (${shownErrorCode(cause)})`, { cause });
  }
}
