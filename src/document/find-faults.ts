import { EVENT_ID, type Event } from 'js-yaml';
import { constructScalar, constructValues, readEvents } from './construct-values.ts';
import { checkNodes } from './check-nodes.ts';
import { explainSyntax } from './explain-syntax.ts';
import { shiftFault, type Fault } from './fault.ts';
import { MOST_FAULTS } from './most-faults.ts';
import { findConflicts, findLoneReturns, findMarks, findTemplateLines } from './foreign-text.ts';
import { lineEnd, shiftSpan, type Span } from './span.ts';
import { splitDocuments } from './split-documents.ts';
import { findTooManyParsed } from './too-many-documents.ts';
import { readNodes, type YamlNode } from './yaml-nodes.ts';

/** What one stretch of a text holds: its faults, and for each document where it is and if it is empty. */
type Findings = Readonly<{
  faults: readonly Fault[];
  documents: readonly Readonly<{ span: Span; isEmpty: boolean }>[];
}>;

/** A document that need not be looked at. */
const SOMETHING = { span: { start: 0, end: 0 }, isEmpty: false } as const;

/**
 * Everything that is wrong in a text, or the first hundred faults and some more. A syntax error hides
 * only the rest of its own document, so then the documents are read one by one. Slow: ask only about
 * a text that is refused, or that looks odd.
 * @param events of the text, where it is well-formed
 */
export function findFaults(text: string, events: Event[] | undefined): readonly Fault[] {
  const conflicts = findConflicts(text);
  if (conflicts.length > 0) return conflicts;
  const returns = findLoneReturns(text);
  if (returns.length > 0) return returns.slice(0, 1);
  const marks = findMarks(text);
  if (marks.length > 0) return marks.slice(0, 1);
  const findings = events === undefined ? inspectPieces(text) : [inspectEvents(text, events)];
  const documents = findings.flatMap((one) => one.documents);
  return [...findings.flatMap((one) => one.faults), ...findEmpty(text, documents)];
}

function inspectPieces(text: string): readonly Findings[] {
  const all: Findings[] = [];
  let found = 0;
  for (const { start, text: piece } of splitDocuments(text)) {
    const findings = shift(inspect(piece), start);
    all.push(findings);
    found += findings.faults.length;
    if (found >= MOST_FAULTS) break;
  }
  return all;
}

function inspect(text: string): Findings {
  try {
    return inspectEvents(text, readEvents(text));
  } catch (refusal) {
    return refused(text, refusal);
  }
}

function inspectEvents(text: string, events: Event[]): Findings {
  const tooMany = findTooManyParsed(text, events);
  if (tooMany.length > 0) return { faults: tooMany, documents: [SOMETHING] };
  const nodes = readNodes(text, events);
  const faults = [
    ...checkDirectives(text, events),
    ...checkStarts(text, events),
    ...checkNodes(text, nodes),
  ];
  try {
    if (faults.length === 0) constructValues(text, events);
  } catch (refusal) {
    return refused(text, refusal);
  }
  const roots = nodes.filter((node) => node.pointer === '');
  const documents = roots.map((root) => ({ span: root.span, isEmpty: isNull(text, root) }));
  return { faults, documents };
}

function refused(text: string, refusal: unknown): Findings {
  const templates = findTemplateLines(text);
  const faults = templates.length > 0 ? templates : [explainSyntax(text, refusal)];
  return { faults, documents: [SOMETHING] };
}

/** Other versions of YAML read some words otherwise; a TAG directive serves nothing but tags. */
function checkDirectives(text: string, events: readonly Event[]): readonly Fault[] {
  const directives = events.flatMap((event) =>
    event.type === EVENT_ID.DOCUMENT ? event.directives : [],
  );
  if (directives.every((one) => one.kind === 'yaml' && one.version === '1.2')) return [];
  const start = Math.max(0, text.indexOf('%'));
  return [
    {
      rule: 'syntax',
      span: { start, end: lineEnd(text, start) },
      pointer: '',
      message: 'this YAML directive is not allowed',
      help: 'remove the line: files are read as YAML 1.2',
    },
  ];
}

/** In some places js-yaml lets white space stand before `---`; YAML does not. */
function checkStarts(text: string, events: readonly Event[]): readonly Fault[] {
  const starts = events.filter((event) => event.type === EVENT_ID.DOCUMENT && event.explicitStart);
  if (starts.length === [...text.matchAll(/(?<=^|\n)---(?=\s|$)/g)].length) return [];
  const start = Math.max(0, text.search(/(?<=^|\n)[ \t]+---/));
  return [
    {
      rule: 'syntax',
      span: { start, end: lineEnd(text, start) },
      pointer: '',
      message: 'this --- does not start its line',
      help: 'remove the white space before it',
    },
  ];
}

function isNull(text: string, { event }: YamlNode): boolean {
  return event.type === EVENT_ID.SCALAR && constructScalar(text, event) === null;
}

function shift({ faults, documents }: Findings, by: number): Findings {
  return {
    faults: faults.map((fault) => shiftFault(fault, by)),
    documents: documents.map(({ span, isEmpty }) => ({ span: shiftSpan(span, by), isEmpty })),
  };
}

/** An empty document is a mistake, except before the first that holds something. */
function findEmpty(text: string, documents: Findings['documents']): readonly Fault[] {
  const first = documents.findIndex((document) => !document.isEmpty);
  if (first === -1) return [emptyFileFault(text)];
  return documents
    .slice(first)
    .filter((document) => document.isEmpty)
    .map(({ span }) => ({
      rule: 'empty-document',
      span,
      pointer: '',
      message: 'this document is empty',
      help: 'write a resource here, or remove the ---',
    }));
}

function emptyFileFault(text: string): Fault {
  return {
    rule: 'empty-document',
    span: { start: 0, end: 0 },
    pointer: '',
    message: text.trim() === '' ? 'the file is empty' : 'the file declares nothing',
    help: 'to remove what it declared, delete the file',
  };
}
