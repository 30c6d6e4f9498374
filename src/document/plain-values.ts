import { EVENT_ID, type Event } from 'js-yaml';
import type { SourceFile } from '../tree/source-tree.ts';
import { constructValues, readEvents } from './construct-values.ts';
import { decodeText } from './decode-text.ts';
import { findTooManyDocuments, findTooManyParsed } from './too-many-documents.ts';

/** What asks for a closer look. Several patterns, since one of them all would take twice as long. */
const ODD: readonly RegExp[] = [
  /\{\{|\ufeff/,
  // Line ends of old, and what libraries read in several ways.
  /\r(?!\n)/,
  /\\\r?\n[ \t]*\r?\n/,
  /(?<=^|\n)[ \t]+---\s/,
  // Numbers that may be infinite.
  /\.(?:inf|nan)\b/i,
  /\de\+?\d{3}/i,
  /(?<!\d)\d{300}/,
];

/** The values of a text, and whether something in it asks for a closer look. */
export type Attempt =
  | Readonly<{ ok: true; events: Event[]; values: readonly unknown[]; isPlain: boolean }>
  | Readonly<{ ok: false; events: Event[] | undefined; refusal: unknown }>;

export function attemptValues(text: string): Attempt {
  let events: Event[] | undefined;
  try {
    events = readEvents(text);
    const values = constructValues(text, events);
    return { ok: true, events, values, isPlain: isPlain(text, events, values) };
  } catch (refusal) {
    return { ok: false, events, refusal };
  }
}

/**
 * The documents of a file as a JSON array; undefined unless it is surely accepted as it is. Explains
 * nothing, and so needs but a small part of the program.
 */
export function plainValuesAsJSON(bytes: Uint8Array): string | undefined {
  const decoded = decodeText({ path: '', bytes, digest: '' } satisfies SourceFile);
  if (!decoded.ok || findTooManyDocuments(decoded.value).length > 0) return undefined;
  const attempt = attemptValues(decoded.value);
  return attempt.ok && attempt.isPlain ? JSON.stringify(attempt.values) : undefined;
}

/** Says no to all that may be a fault which js-yaml lets through; findFaults then decides. */
function isPlain(text: string, events: readonly Event[], values: readonly unknown[]): boolean {
  if (values.length === 0 || values.includes(null)) return false;
  if (findTooManyParsed(text, events).length > 0) return false;
  return !ODD.some((pattern) => pattern.test(text)) && events.every(hasNoProperties);
}

function hasNoProperties(event: Event): boolean {
  switch (event.type) {
    case EVENT_ID.POP:
      return true;
    case EVENT_ID.ALIAS:
      return false;
    case EVENT_ID.DOCUMENT:
      return event.directives.length === 0;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
    case EVENT_ID.SCALAR:
      return event.anchorStart === -1 && event.tagStart === -1;
  }
}
