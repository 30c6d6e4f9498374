import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

const ESCAPED_BREAK = /(?<!\\)(?:\\\\)*\\\r?\n[ \t]*\r?\n/;

/**
 * Whether an empty line follows a line that ends in a backslash, in double quotes. YAML 1.2 section
 * 7.3.1 keeps the empty line, js-yaml drops it.
 */
export function hasEscapedBreak(text: string, event: ScalarEvent): boolean {
  if (event.style !== SCALAR_STYLE.DOUBLE_QUOTED) return false;
  return ESCAPED_BREAK.test(text.slice(event.valueStart, event.valueEnd));
}
