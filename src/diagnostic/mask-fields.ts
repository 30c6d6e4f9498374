import { maskLine } from './mask.ts';
import { natureOfField } from './secret-field.ts';

/** A secret field whose value may go on in the next lines. */
type OpenField = Readonly<{
  /** Column of the field's name; what stands further right belongs to its value. */
  indent: number;
  /** The value has not begun yet, or its quote is not closed: it may go on further left. */
  unfinished: boolean;
  /** Of a container: the column of its fields' names, once known; these may be shown. */
  fields?: number | undefined;
  isContainer: boolean;
}>;

/** Everything before the content of a line: white space, dashes of list items, a comment's mark. */
const LEAD = /^(?:[ \t]|#|[-?](?=[ \t]|$))*/;
const FIELD = /(?:"([^"]*)"|'([^']*)'|(?<![\w.-])([\w.-]+))\s*[:=]/g;
const EXPLICIT_KEY = /^[ \t-]*\?[ \t]+["']?([\w.-]+)/;
const FIRST_FIELD = /^(?:"[^"]*"|'[^']*'|[\w.-]+)\s*:(?=\s|$)/;
const NOTHING_YET = /^(?:(?:[|>][-+\d]*|[&!]\S*)\s*)?(?:#[^]*)?$/;

/** Masks the values of fields whose name says that they hold a secret. */
export function maskFields(text: string): string {
  let open: OpenField | undefined;
  // The line breaks are kept as every second piece.
  const pieces = text.split(/(\r\n|\n|\r)/).map((line, index) => {
    if (index % 2 === 1) return line;
    if (open !== undefined && goesOn(open, line)) {
      const shown = shownLength(open, line);
      open = next(open, line);
      return line.slice(0, shown) + maskLine(line.slice(shown));
    }
    const field = findSecretField(line);
    open = field?.open;
    return field === undefined ? line : line.slice(0, field.end) + maskLine(line.slice(field.end));
  });
  return pieces.join('');
}

function goesOn(open: OpenField, line: string): boolean {
  const indent = indentOf(line);
  if (indent === line.length || indent > open.indent) return true;
  const content = line.slice(indent);
  if (indent === open.indent && content.startsWith(':')) return true;
  return open.unfinished && !FIRST_FIELD.test(content);
}

function next(open: OpenField, line: string): OpenField {
  const indent = indentOf(line);
  if (indent === line.length) return open;
  const unfinished = open.unfinished && !/["']\s*(?:#[^]*)?$/.test(line);
  return { ...open, unfinished, fields: open.fields ?? indent };
}

/** The names within a container may be seen, those of its first level. */
function shownLength(open: OpenField, line: string): number {
  const indent = indentOf(line);
  if (!open.isContainer || (open.fields ?? indent) !== indent) return 0;
  const field = FIRST_FIELD.exec(line.slice(indent));
  return field === null ? 0 : indent + field[0].length;
}

function findSecretField(line: string): { end: number; open: OpenField } | undefined {
  const indent = indentOf(line);
  for (const found of line.matchAll(FIELD)) {
    const nature = natureOfField(found[1] ?? found[2] ?? found[3] ?? '');
    if (nature === 'setting') continue;
    const end = found.index + found[0].length;
    const isFirst = found.index === indent;
    return { end, open: openField(isFirst ? indent : leadingSpace(line), line.slice(end), nature) };
  }
  const key = EXPLICIT_KEY.exec(line);
  if (key === null || natureOfField(key[1] ?? '') === 'setting') return undefined;
  return { end: line.length, open: openField(leadingSpace(line), '', 'secret') };
}

function openField(indent: number, rest: string, nature: string): OpenField {
  const isContainer = nature === 'secret-container';
  return {
    indent,
    unfinished: NOTHING_YET.test(rest.trimStart()) || hasOpenQuote(rest),
    isContainer,
  };
}

function hasOpenQuote(rest: string): boolean {
  const value = rest.trim();
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") return false;
  return value.indexOf(quote, 1) === -1;
}

function indentOf(line: string): number {
  return LEAD.exec(line)?.[0].length ?? 0;
}

function leadingSpace(line: string): number {
  return line.length - line.trimStart().length;
}
