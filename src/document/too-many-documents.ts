import { EVENT_ID, type Event } from 'js-yaml';
import type { Fault } from './fault.ts';
import { lineEnd } from './span.ts';
import { splitDocuments } from './split-documents.ts';

/** More documents than this make a file that nobody can review, and that takes long to explain. */
const MOST_DOCUMENTS = 1000;

/** A document takes four characters at least: `---` and the end of its line. */
const SHORTEST_CROWD = 4 * MOST_DOCUMENTS;

/** One fault when the `---` lines of a text begin too many documents: known before it is parsed. */
export function findTooManyDocuments(text: string): readonly Fault[] {
  if (text.length < SHORTEST_CROWD) return [];
  const pieces = splitDocuments(text).filter((piece) => piece.text !== '');
  return pieces.length > MOST_DOCUMENTS ? [faultAt(text, pieces[MOST_DOCUMENTS]?.start ?? 0)] : [];
}

/** The same of a text that was parsed: documents may also begin behind `...`, without a mark. */
export function findTooManyParsed(text: string, events: readonly Event[]): readonly Fault[] {
  let count = 0;
  for (const { type } of events) if (type === EVENT_ID.DOCUMENT) count += 1;
  return count > MOST_DOCUMENTS ? [faultAt(text, 0)] : [];
}

function faultAt(text: string, start: number): Fault {
  return {
    rule: 'file-too-large',
    span: { start, end: lineEnd(text, start) },
    pointer: '',
    message: `the file holds more than ${MOST_DOCUMENTS} documents`,
    help: 'split it into several files',
  };
}
