import { EVENT_ID, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { Range } from '../diagnostic/diagnostic.ts';
import type { Edit, Fix } from '../diagnostic/fix.ts';
import { createPositionIndex } from '../diagnostic/text-position.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { constructScalar, readEvents } from './construct-values.ts';
import { textOfFile } from './decode-text.ts';
import type { Span } from './span.ts';
import { readNodes, type YamlNode } from './yaml-nodes.ts';

/** A stretch of a file, and what shall stand there instead. An empty stretch is a place to insert at. */
export type TextEdit = Readonly<{ span: Span; range: Range; text: string }>;

/** What a fix writes, and where; undefined when the file as it stands gives no place for it. */
type LocateFix = (fix: Fix) => readonly TextEdit[] | undefined;

type Replacement = Readonly<{ span: Span; text: string }>;
type Quote = '' | '"' | "'";

/** Names and values that are the same text with quotes and without, wherever they stand. */
const PLAIN_WORD = /^[a-z](?:[\w./-]|:(?=[\w/]))*$/i;
/** Words that only quotes make a text. */
const OTHER_THAN_TEXT = /^(?:true|false|null)$/i;

/** A function that locates the fixes of a file that was parsed without a fault. */
export function createFixLocator(file: SourceFile): LocateFix {
  const text = textOfFile(file);
  const positionOf = createPositionIndex(text);
  const nodes = readNodes(text, readEvents(text));
  const documents = nodes
    .filter((node) => node.pointer === '' && !isNothing(text, node))
    .map((node) => node.document);
  const places = new Map(nodes.map((node) => [`${node.document}${node.pointer}`, node]));

  return ({ document, edits }) => {
    const find = (pointer: string) => places.get(`${documents[document]}${pointer}`);
    const replacements = edits.map((edit) => replacementsFor(text, edit, find));
    if (replacements.includes(undefined)) return undefined;
    return replacements.flat().flatMap((replacement) => {
      if (replacement === undefined) return [];
      const { start, end } = replacement.span;
      return [{ ...replacement, range: { start: positionOf(start), end: positionOf(end) } }];
    });
  };
}

/**
 * The bytes of a file after some edits of its text; all other bytes stay as they are. Of edits that
 * overlap, the first is made.
 */
export function applyTextEdits(file: SourceFile, edits: readonly TextEdit[]): Uint8Array {
  const text = textOfFile(file);
  const distinct = new Map(edits.map((edit) => [`${edit.span.start}-${edit.span.end}`, edit]));
  const pieces: string[] = [];
  let end = 0;
  for (const { span, text: replacement } of [...distinct.values()].toSorted(inOrder)) {
    if (span.start < end) continue;
    pieces.push(text.slice(end, span.start), replacement);
    end = span.end;
  }
  pieces.push(text.slice(end));
  const after = Buffer.from(pieces.join(''));
  const mark = file.bytes.subarray(0, file.bytes.length - Buffer.byteLength(text));
  return Buffer.concat([mark, after]);
}

const inOrder = (a: TextEdit, b: TextEdit) => a.span.start - b.span.start;

function replacementsFor(
  text: string,
  edit: Edit,
  find: (pointer: string) => YamlNode | undefined,
): readonly Replacement[] | undefined {
  const node = find(edit.pointer);
  if (node === undefined) return undefined;
  switch (edit.kind) {
    case 'rename-key': {
      const parent = edit.pointer.slice(0, edit.pointer.lastIndexOf('/'));
      const isTaken = find(`${parent}/${edit.name}`) !== undefined;
      const key = node.key?.event;
      if (isTaken || key?.type !== EVENT_ID.SCALAR) return undefined;
      return replaceScalar(key, edit.name, node.key?.span);
    }
    case 'replace-value':
      return node.event.type === EVENT_ID.SCALAR
        ? replaceScalar(node.event, edit.value, node.span)
        : undefined;
    case 'quote-value':
      return node.event.type === EVENT_ID.SCALAR
        ? quoteScalar(text, node.event, node.span)
        : undefined;
  }
}

/** A text keeps the quotes it had. */
function replaceScalar(
  event: ScalarEvent,
  value: string | boolean,
  span: Span | undefined,
): readonly Replacement[] | undefined {
  const quote = quoteOf(event);
  if (quote === undefined || span === undefined) return undefined;
  if (typeof value === 'boolean') return [{ span, text: String(value) }];
  if (!PLAIN_WORD.test(value)) return undefined;
  const around = quote === '' && OTHER_THAN_TEXT.test(value) ? '"' : quote;
  return [{ span, text: `${around}${value}${around}` }];
}

function quoteScalar(
  text: string,
  event: ScalarEvent,
  { start, end }: Span,
): readonly Replacement[] | undefined {
  const isWord = quoteOf(event) === '' && /^[\w.+-]+$/.test(text.slice(start, end));
  if (!isWord) return undefined;
  return [start, end].map((at) => ({ span: { start: at, end: at }, text: '"' }));
}

/** The quotes around a scalar; undefined for a block and for what is not written out at all. */
function quoteOf(event: ScalarEvent): Quote | undefined {
  if (event.valueStart === -1) return undefined;
  switch (event.style) {
    case SCALAR_STYLE.PLAIN:
      return '';
    case SCALAR_STYLE.SINGLE_QUOTED:
      return "'";
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return '"';
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return undefined;
  }
}

function isNothing(text: string, { event }: YamlNode): boolean {
  return event.type === EVENT_ID.SCALAR && constructScalar(text, event) === null;
}
