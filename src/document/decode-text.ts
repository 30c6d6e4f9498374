import { createPositionIndex } from '../diagnostic/text-position.ts';
import {
  START_OF_FILE,
  type Diagnostic,
  type Range,
  type Result,
} from '../diagnostic/diagnostic.ts';
import { RULES } from '../diagnostic/rules.ts';
import type { SourceFile } from '../tree/source-tree.ts';

const SAVE_AS_UTF8 = 'save the file as UTF-8';

/** The text of a file, without its byte order mark. Only UTF-8 is read (YAML 1.2 section 5.2). */
export function decodeText(file: SourceFile): Result<string> {
  const wide = findWideEncoding(file.bytes);
  if (wide !== undefined)
    return refuse(file, START_OF_FILE, `the file is ${wide}, not UTF-8`, SAVE_AS_UTF8);
  const text = withoutMark(decode(file.bytes));
  const nul = text.indexOf('\0');
  if (nul !== -1)
    return refuse(
      file,
      rangeAt(text, nul),
      'the file holds a NUL byte',
      'look whether the write was cut short, or whether this is a binary file',
    );
  const wrong = findWrongByte(text, file.bytes);
  if (wrong !== undefined) return refuseByte(file, text, wrong);
  return { ok: true, value: text, warnings: [] };
}

/** The same text, of a file that decodeText accepted. */
export function textOfFile(file: SourceFile): string {
  return withoutMark(decode(file.bytes));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** UTF-16 and UTF-32, by their mark or by where their NUL bytes stand (YAML 1.2 section 5.2). */
function findWideEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  const marks = `${first},${second},${third},${fourth}`;
  if (marks === '0,0,254,255' || marks === '255,254,0,0') return 'UTF-32';
  if (marks.startsWith('255,254,') || marks.startsWith('254,255,')) return 'UTF-16';
  if (first === undefined || second === undefined) return undefined;
  return (first === 0) === (second === 0) ? undefined : 'UTF-16';
}

type WrongByte = Readonly<{ offset: number; byteOffset: number }>;

/** The first replacement character that the decoder has put there; an author may have written one. */
function findWrongByte(text: string, bytes: Uint8Array): WrongByte | undefined {
  const markLength = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let byteOffset = markLength;
  let counted = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) {
    byteOffset += Buffer.byteLength(text.slice(counted, at));
    counted = at;
    const isWritten =
      bytes[byteOffset] === 0xef &&
      bytes[byteOffset + 1] === 0xbf &&
      bytes[byteOffset + 2] === 0xbd;
    if (!isWritten) return { offset: at, byteOffset };
  }
  return undefined;
}

function refuseByte(
  file: SourceFile,
  text: string,
  { offset, byteOffset }: WrongByte,
): Result<never> {
  const byte = file.bytes[byteOffset] ?? 0;
  const character = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
  const isLast = offset === text.length - 1;
  const guess = /[\p{L}\p{P}\p{S}]/u.test(character)
    ? `in Latin-1 it would be “${character}”: ${SAVE_AS_UTF8}`
    : SAVE_AS_UTF8;
  const help = isLast ? 'look whether the write was cut short' : guess;
  const message = `byte 0x${byte.toString(16)} is not valid UTF-8`;
  return refuse(file, rangeAt(text, offset), message, help);
}

function rangeAt(text: string, offset: number): Range {
  const positionOf = createPositionIndex(text);
  return { start: positionOf(offset), end: positionOf(offset + 1) };
}

function refuse(file: SourceFile, range: Range, message: string, help: string): Result<never> {
  const diagnostic: Diagnostic = {
    rule: 'encoding',
    severity: RULES.encoding.severity,
    place: { file: file.path, range },
    pointer: '',
    message,
    help,
  };
  return { ok: false, diagnostics: [diagnostic] };
}
