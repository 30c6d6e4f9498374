import type { Range } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/** What a comment accepts: `# idpfile: allow redirect-plain-http until 2026-12-31 -- no TLS there`. */
export type WaiverComment = Readonly<{
  file: string;
  range: Range;
  /** As it is written, from the first word on. */
  text: string;
  /** The line it is about, from 1: its own, or the next one that is no comment. */
  line: number;
  /** Undefined for one that cannot be understood. */
  waiver: AcceptedRisk | undefined;
}>;

/** What is accepted, why, and until when. */
export type AcceptedRisk = Readonly<{
  rule: string;
  reason: string;
  /** As it is written. */
  until: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}>;

const MARK = 'idpfile:';
const COMMENT = /(?<=^|\s)#\s*idpfile:/;
const LONGEST = 1000;
const FORM = /^allow\s+([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s+until\s+(\S+)\s+--\s+(\S.*)$/;
const DAY = 86_400_000;

const seen = new WeakMap<SourceFile, readonly WaiverComment[]>();

/** Every comment in a file that is meant as a waiver. Looked for once in each file. */
export function waiverCommentsIn(file: SourceFile): readonly WaiverComment[] {
  const known = seen.get(file);
  if (known !== undefined) return known;
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const found = bytes.includes(MARK) ? search(file.path, bytes.toString('utf8')) : [];
  seen.set(file, found);
  return found;
}

function search(file: string, text: string): readonly WaiverComment[] {
  const lines = text.split(/\r\n|[\r\n]/);
  return lines.flatMap((line, index) => {
    const match = COMMENT.exec(line);
    if (match === null) return [];
    const hash = match.index;
    const words = line.slice(hash + match[0].length).trim();
    const isAlone = line.slice(0, hash).trim() === '';
    return [
      {
        file,
        range: rangeIn(line, index + 1, hash),
        text: words,
        line: isAlone ? nextLine(lines, index) : index + 1,
        waiver: parse(words),
      },
    ];
  });
}

function rangeIn(text: string, line: number, from: number): Range {
  const columns = (part: string) => Array.from(part).length + 1;
  const start = { line, column: columns(text.slice(0, from)) };
  return { start, end: { line, column: columns(text.trimEnd()) } };
}

/** Comments may stand one above the other. */
function nextLine(lines: readonly string[], index: number): number {
  const rest = lines.slice(index + 1).findIndex((line) => !/^\s*#/.test(line));
  return index + 2 + Math.max(0, rest);
}

function parse(words: string): AcceptedRisk | undefined {
  if (words.length > LONGEST) return undefined;
  const [, rule, until, reason] = FORM.exec(words) ?? [];
  if (rule === undefined || until === undefined || reason === undefined) return undefined;
  const expiresAt = endOf(until);
  return Number.isNaN(expiresAt) ? undefined : { rule, reason, until, expiresAt };
}

/** A day counts until it is over, in UTC. */
function endOf(until: string): number {
  if (!/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.test(until)) return NaN;
  const time = Date.parse(until);
  if (until.includes('T')) return time;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(until);
  return isDay ? time + DAY : NaN;
}
