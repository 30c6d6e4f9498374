import type { Fault } from './fault.ts';
import { lineEnd, lineStart, type Span } from './span.ts';
import { collectSyntaxClue, type SyntaxClue } from './syntax-clue.ts';
import { MAX_DEPTH } from './construct-values.ts';
import { ALIAS_HELP, TAG_HELP } from './feature-words.ts';

type Explanation = Readonly<{
  /** What js-yaml says, what `yaml` says; whatever is given must fit. */
  reason?: RegExp;
  complaint?: RegExp;
  /** What the line where js-yaml stopped must look like. */
  line?: RegExp;
  rule?: Fault['rule'];
  message: string;
  help: string;
  spanOf?: (clue: SyntaxClue) => Span;
}>;

const QUOTE_IT = 'put the value in quotes';

/** The first that fits is given. None repeats what the libraries quote from the file. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    reason: /^nesting exceeded/,
    message: `more than ${MAX_DEPTH} levels are nested here`,
    help: 'write it flatter',
  },
  {
    reason: /non-printable|valid JSON character/,
    message: 'a character that cannot be printed stands here',
    help: 'remove it; editors often do not show it',
  },
  {
    reason: /\btag\b/,
    rule: 'tag-not-allowed',
    message: 'a YAML tag (!name) is not allowed',
    help: TAG_HELP,
    spanOf: wordBefore,
  },
  {
    reason: /\b(?:anchor|alias)\b/,
    rule: 'alias-not-allowed',
    message: 'YAML anchors (&name) and aliases (*name) are not allowed',
    help: ALIAS_HELP,
    spanOf: wordBefore,
  },
  {
    complaint: /^Missing closing/,
    message: 'this quote is never closed',
    help: 'add the closing quote, or remove this one',
    spanOf: atOpening,
  },
  {
    complaint: /^Flow sequence/,
    message: 'this [ is never closed',
    help: 'add the ] on the same line, or further right than the key',
    spanOf: atOpening,
  },
  {
    complaint: /^Flow map/,
    message: 'this { is never closed',
    help: 'add the } on the same line, or further right than the key',
    spanOf: atOpening,
  },
  {
    complaint: /^Nested mappings are not allowed/,
    message: 'a value without quotes cannot hold a colon followed by a space',
    help: QUOTE_IT,
    spanOf: atComplaint,
  },
  {
    complaint: /^Plain value cannot start with/,
    message: 'a value without quotes cannot start with this character',
    help: QUOTE_IT,
    spanOf: atComplaint,
  },
  {
    complaint: /^Invalid escape sequence/,
    message: 'a double-quoted value holds an escape that YAML does not know',
    help: 'write \\\\ for a backslash, or use single quotes',
  },
  {
    complaint: /^Unexpected scalar at node end/,
    message: 'text follows the closing quote',
    help: 'put the whole value in quotes',
  },
  {
    complaint: /^Not a YAML token/,
    message: 'text follows on the line of a | or >',
    help: 'begin the text on the next line, or put the value in quotes',
  },
  {
    complaint: /^Missing , or :/,
    message: 'a comma is missing before this',
    help: 'separate the items by commas',
  },
  {
    complaint: /^Unexpected , in flow/,
    message: 'nothing stands before this comma',
    help: 'remove the comma, or write the missing item',
  },
  {
    complaint: /^Unexpected flow-(?:seq|map)-end token/,
    message: 'this bracket closes nothing',
    help: 'remove it, or add the opening bracket',
  },
  {
    complaint: /block sequence may not be used as an implicit map key/,
    message: 'this list item is indented otherwise than the others',
    help: 'let all dashes of a list start in the same column',
  },
  {
    line: /^\s*-[^\s-]/,
    message: 'a space is missing after this dash',
    help: 'write "- item"',
  },
  {
    complaint: /^All (?:mapping|sequence|collection) items must start at the same column/,
    message: 'this line is indented otherwise than its neighbours',
    help: 'let it start in the same column as the lines it belongs with',
  },
  {
    complaint: /^Implicit (?:keys need to be on a single line|map keys need to be followed)/,
    message: 'this line is neither "key: value" nor "- item"',
    help: 'write a colon and a space after the key, or a dash and a space before the item',
    spanOf: lineOfComplaint,
  },
  {
    reason: /^directives end mark/,
    message: 'a line that starts with % is a YAML directive',
    help: 'remove it',
  },
];

const UNEXPLAINED: Explanation = {
  message: 'this is not valid YAML',
  help: 'look for a wrong indentation, quote or bracket here or in the lines above',
};

/** One fault for a text that js-yaml has refused: the judge is js-yaml, the words are ours. */
export function explainSyntax(text: string, refusal: unknown): Fault {
  const clue = collectSyntaxClue(text, refusal);
  const tab = findTabIndentation(clue);
  if (tab !== undefined) return tab;
  const explanation = EXPLANATIONS.find((one) => fits(one, clue)) ?? UNEXPLAINED;
  const { rule = 'syntax', message, help, spanOf = atJudgement } = explanation;
  return { rule, span: spanOf(clue), pointer: '', message, help };
}

function fits({ reason, complaint, line }: Explanation, clue: SyntaxClue): boolean {
  const { text, offset } = clue;
  return (
    (reason?.test(clue.reason) ?? true) &&
    (complaint?.test(clue.complaint) ?? true) &&
    (line?.test(text.slice(lineStart(text, offset), lineEnd(text, offset))) ?? true)
  );
}

function findTabIndentation({ text, offset, reason }: SyntaxClue): Fault | undefined {
  const start = lineStart(text, offset);
  const indentation = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const tab = indentation.indexOf('\t');
  if (tab === -1 && !reason.startsWith('tab characters')) return undefined;
  const at = tab === -1 ? offset : start + tab;
  return {
    rule: 'syntax',
    span: { start: at, end: at + 1 },
    pointer: '',
    message: 'a tab is used for indentation',
    help: 'use spaces: YAML allows no tabs there',
  };
}

function atJudgement({ text, offset }: SyntaxClue): Span {
  return { start: offset, end: Math.min(offset + 1, text.length) };
}

/** js-yaml stops where a name ends or cannot go on. */
function wordBefore({ text, offset }: SyntaxClue): Span {
  const word = text.slice(lineStart(text, offset), offset).split(/\s/).at(-1) ?? '';
  return { start: offset - word.length, end: Math.max(offset, offset - word.length + 1) };
}

function atComplaint({ text, span }: SyntaxClue): Span {
  return { start: span.start, end: lineEnd(text, span.start) };
}

function atOpening({ opening, span, text }: SyntaxClue): Span {
  const start = opening ?? Math.min(span.start, text.length);
  return { start, end: Math.min(start + 1, text.length) };
}

/** The complaint begins with the line that is no pair; js-yaml stops only at the next one. */
function lineOfComplaint({ text, span }: SyntaxClue): Span {
  const start = lineStart(text, span.start);
  const lead = /^\s*/.exec(text.slice(start, lineEnd(text, start)))?.[0].length ?? 0;
  return { start: start + lead, end: lineEnd(text, start) };
}
