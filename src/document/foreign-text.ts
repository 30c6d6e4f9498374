import type { Fault } from './fault.ts';
import type { Span } from './span.ts';

const CONFLICT_MARK = /(?<=^|[\r\n])(?:<{7}|>{7}|\|{7}|={7})(?=[ \r\n]|$)/g;
const LONE_RETURN = /\r(?!\n)/g;
const TEMPLATE = /\{\{[^\r\n{}]*(?:\}\})?/g;
const TEMPLATE_HERE = new RegExp(TEMPLATE, 'y');
const COMMENT = /(?<=^|\s)#.*/;

/** What git leaves in a file that could not be merged: one fault for each conflict. */
export function findConflicts(text: string): readonly Fault[] {
  const marks = [...text.matchAll(CONFLICT_MARK)];
  const starts = marks.filter(([mark]) => mark.startsWith('<'));
  if (starts.length === 0) return [];
  return starts.map((found) => ({
    rule: 'syntax',
    span: { start: found.index, end: found.index + found[0].length },
    pointer: '',
    message: 'a git merge conflict is not resolved',
    help: 'resolve the conflict and commit again',
  }));
}

/** Carriage returns without a line feed: libraries and editors disagree whether a line ends there. */
export function findLoneReturns(text: string): readonly Fault[] {
  return Array.from(text.matchAll(LONE_RETURN), ({ index }) => ({
    rule: 'syntax',
    span: { start: index, end: index + 1 },
    pointer: '',
    message: 'a carriage return stands here without a line feed',
    help: 'save the file with line ends LF or CRLF',
  }));
}

/**
 * Byte order marks (U+FEFF) after the beginning: nobody sees them, and libraries disagree whether
 * they belong to a name.
 */
export function findMarks(text: string): readonly Fault[] {
  return Array.from(text.matchAll(/\ufeff/g), ({ index }) => ({
    rule: 'syntax',
    span: { start: index, end: index + 1 },
    pointer: '',
    message: 'an invisible byte order mark (U+FEFF) stands here',
    help: 'remove it; in a text in double quotes it may be written as \\uFEFF',
  }));
}

/** Template expressions on the lines of a text that cannot be parsed; in comments they do no harm. */
export function findTemplateLines(text: string): readonly Fault[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }) => {
    const content = line.replace(COMMENT, '');
    return findTemplates(text, { start: index, end: index + content.length }, '').slice(0, 1);
  });
}

/** Template expressions in a part of a text. */
export function findTemplates(
  text: string,
  { start, end }: Span,
  pointer: string,
): readonly Fault[] {
  return Array.from(text.slice(start, end).matchAll(TEMPLATE), (found) =>
    templateFault(start + found.index, found[0], pointer),
  );
}

/** The template expression that begins at an offset, if one does. */
export function findTemplateAt(text: string, start: number, pointer: string): readonly Fault[] {
  TEMPLATE_HERE.lastIndex = start;
  const found = TEMPLATE_HERE.exec(text);
  return found === null ? [] : [templateFault(start, found[0], pointer)];
}

function templateFault(start: number, expression: string, pointer: string): Fault {
  return {
    rule: 'template-not-rendered',
    span: { start, end: start + expression.length },
    pointer,
    message: 'a template expression is not rendered',
    help: 'render the file before it gets here; text that really holds {{ goes into a block (key: |)',
  };
}
