import { relative, resolve, sep } from 'node:path';
import { isSourcePath } from '../../tree/layout.ts';
import { FORMATS, type Format } from './formats.ts';

/** Where one report goes: to a file, or to standard output. */
export type OutputOf<F extends string> = Readonly<{ format: F; file: string | undefined }>;
export type Output = OutputOf<Format>;

type Parsed<F extends string> =
  | Readonly<{ ok: true; outputs: readonly OutputOf<F>[] }>
  | Readonly<{ ok: false; problem: string }>;

/**
 * Reads what was given with `-f`: `text`, `sarif=out.sarif`. None means text to standard output.
 * @param directory the configuration directory, whose files no report may replace
 */
export function parseOutputs(words: readonly string[], directory: string): Parsed<Format> {
  return parseOutputsOf(FORMATS, words, directory);
}

/**
 * The same for other formats.
 * @param formats those that there are, by name; text is one of them
 */
export function parseOutputsOf<F extends string>(
  formats: Readonly<Record<F, unknown>>,
  words: readonly string[],
  directory: string,
): Parsed<F> {
  const outputs: OutputOf<F>[] = [];
  const isFormat = (word: string): word is F => Object.hasOwn(formats, word);
  for (const word of words.length === 0 ? ['text'] : words) {
    const [format = '', ...rest] = word.split('=');
    const file = rest.length === 0 ? undefined : rest.join('=');
    if (!isFormat(format)) {
      const known = Object.keys(formats).join(', ');
      return { ok: false, problem: `there is no format ${format}; there are ${known}` };
    }
    const problem = problemWith({ format, file }, outputs, directory);
    if (problem !== undefined) return { ok: false, problem };
    outputs.push({ format, file });
  }
  return { ok: true, outputs };
}

function problemWith(
  { format, file }: OutputOf<string>,
  before: readonly OutputOf<string>[],
  directory: string,
): string | undefined {
  if (file === undefined) {
    const rival = before.find((other) => other.file === undefined);
    return rival === undefined
      ? undefined
      : `standard output has room for one format, and ${rival.format} goes there: write ${format}=FILE`;
  }
  if (file === '') return `a file must be named after ${format}=`;
  if (isDeclaration(file, directory)) return `${file} belongs to the configuration directory`;
  const isTwice = before.some(
    (other) => other.file !== undefined && resolve(other.file) === resolve(file),
  );
  return isTwice ? `two formats cannot both go to ${file}` : undefined;
}

/** Whether a report would take the place of a file that the directory is read from. */
function isDeclaration(file: string, directory: string): boolean {
  const path = relative(resolve(directory), resolve(file)).split(sep).join('/');
  // A folder of any other directory may be included.
  return !path.startsWith('../') && isSourcePath(path);
}
