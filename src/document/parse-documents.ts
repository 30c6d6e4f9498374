import { EVENT_ID, type Event } from 'js-yaml';
import type { Result } from '../diagnostic/diagnostic.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { constructValues, readEvents } from './construct-values.ts';
import { decodeText } from './decode-text.ts';
import { describeFaults } from './describe-faults.ts';
import { explainSyntax } from './explain-syntax.ts';
import type { Fault } from './fault.ts';
import { FileDocument } from './file-document.ts';
import { findFaults } from './find-faults.ts';
import { Locator } from './locate.ts';
import type { ParsedDocument } from './parsed-document.ts';
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
type Attempt =
  | Readonly<{ ok: true; events: Event[]; values: readonly unknown[]; isPlain: boolean }>
  | Readonly<{ ok: false; events: Event[] | undefined; refusal: unknown }>;

/**
 * The YAML documents of a file, read as YAML 1.2 with the core schema. Refused, beyond what is no
 * YAML: duplicate keys, keys that are not text, anchors, aliases, merge keys, tags, infinite numbers,
 * unrendered templates, empty documents (but for leading ones). Never throws, whatever the bytes are.
 */
export function parseDocuments(file: SourceFile): Result<readonly ParsedDocument[]> {
  const decoded = decodeText(file);
  if (!decoded.ok) return decoded;
  const text = decoded.value;
  const tooMany = findTooManyDocuments(text);
  if (tooMany.length > 0) return refuse(file, text, tooMany);

  const attempt = attemptValues(text);
  if (attempt.ok && attempt.isPlain) return accept(file, attempt.values);

  const faults = findFaults(text, attempt.events);
  if (faults.length > 0) return refuse(file, text, faults);
  if (attempt.ok) return accept(file, attempt.values);
  return refuse(file, text, [explainSyntax(text, attempt.refusal)]);
}

function refuse(file: SourceFile, text: string, faults: readonly Fault[]): Result<never> {
  return { ok: false, diagnostics: describeFaults(file, text, faults) };
}

function attemptValues(text: string): Attempt {
  let events: Event[] | undefined;
  try {
    events = readEvents(text);
    const values = constructValues(text, events);
    return { ok: true, events, values, isPlain: isPlain(text, events, values) };
  } catch (refusal) {
    return { ok: false, events, refusal };
  }
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

function accept(file: SourceFile, values: readonly unknown[]): Result<readonly ParsedDocument[]> {
  const locator = new Locator(file);
  const documents = values
    .map((value, place) => ({ value, place }))
    .filter(({ value }) => value !== null)
    .map(({ value, place }, index) => new FileDocument(locator, index, place, detach(value)));
  return { ok: true, value: documents, warnings: [] };
}

/** js-yaml's strings are slices that would keep the whole text of the file in memory. */
function detach(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
