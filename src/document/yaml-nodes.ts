import {
  COLLECTION_STYLE,
  EVENT_ID,
  getScalarValue,
  SCALAR_STYLE,
  type AliasEvent,
  type Event,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { escapePointer } from '../diagnostic/pointer.ts';
import type { Span } from './span.ts';

// A comment always goes to the end of its line: a shorter one would let the search try every split.
const TO_DASH = /(?:\s|#[^\r\n]*(?![^\r\n]))*-/y;
const TO_COLON = /(?:[\s,?]|#[^\r\n]*(?![^\r\n]))*:/y;
const TO_BRACKET = /(?:[\s,]|#[^\r\n]*(?![^\r\n]))*[\]}]/y;

export type ContentEvent = ScalarEvent | SequenceEvent | MappingEvent | AliasEvent;

/** The key of a pair. A key that is a collection or an alias has the name `?`. */
export type YamlKey = Readonly<{ name: string; span: Span; event: ContentEvent }>;

/** A value in its place: the root of a document, an item of a sequence, the value of a pair. */
export type YamlNode = Readonly<{
  /** Place of its document among those of the text, from 0. */
  document: number;
  /** JSON pointer (RFC 6901). */
  pointer: string;
  /** The last step of the pointer, escaped; empty for the root of a document. */
  step: string;
  /** What holds it: another object for each collection and document. */
  container: Event;
  key: YamlKey | undefined;
  span: Span;
  event: ContentEvent;
}>;

type OpenNode = { -readonly [K in keyof YamlNode]: YamlNode[K] };

/** A document or collection whose end has not come yet. */
type Frame = {
  event: Event;
  pointer: string;
  node: OpenNode | undefined;
  items: number;
  key: YamlKey | undefined;
};

/** Every value of a text with its pointer and place, in the order of the text. */
export function readNodes(text: string, events: readonly Event[]): readonly YamlNode[] {
  const nodes: OpenNode[] = [];
  const frames: Frame[] = [];
  let document = -1;
  /** Where the last thing ended: an empty value has no place of its own. */
  let last = 0;

  const add = (event: ContentEvent): void => {
    const parent = frames.at(-1);
    if (parent === undefined) return;
    const span = spanOf(text, event, parent, last);
    last = span.end;
    const node = isKey(parent) ? undefined : { document, ...takePlace(parent), span, event };
    const pointer = node?.pointer ?? `${parent.pointer}/?`;
    if (node === undefined) parent.key = { name: nameOf(text, event), span, event };
    else nodes.push(node);
    if (isCollection(event)) {
      last = span.start + (event.style === COLLECTION_STYLE.FLOW ? 1 : 0);
      frames.push({ event, pointer, node, items: 0, key: undefined });
    }
  };

  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      document += 1;
      if (event.explicitStart) last = skipTo(text, last, /(?<=^|[\r\n])---/g);
      frames.push({ event, pointer: '', node: undefined, items: 0, key: undefined });
    } else if (event.type === EVENT_ID.POP) {
      const closed = frames.pop();
      if (closed !== undefined) last = endOf(text, closed, last);
      if (closed?.node !== undefined) closed.node.span = { ...closed.node.span, end: last };
    } else {
      add(event);
    }
  }
  return nodes;
}

function isCollection(event: ContentEvent): event is SequenceEvent | MappingEvent {
  return event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING;
}

function isKey(parent: Frame): boolean {
  return parent.event.type === EVENT_ID.MAPPING && parent.key === undefined;
}

function takePlace(parent: Frame): Pick<YamlNode, 'pointer' | 'step' | 'container' | 'key'> {
  const { key, event: container } = parent;
  if (container.type === EVENT_ID.DOCUMENT) {
    return { pointer: '', step: '', container, key: undefined };
  }
  const step = key === undefined ? String(parent.items) : escapePointer(key.name);
  parent.items += 1;
  parent.key = undefined;
  return { pointer: `${parent.pointer}/${step}`, step, container, key };
}

function nameOf(text: string, event: ContentEvent): string {
  if (event.type !== EVENT_ID.SCALAR) return '?';
  return event.valueStart === -1 ? '' : getScalarValue(text, event);
}

function spanOf(text: string, event: ContentEvent, parent: Frame, last: number): Span {
  if (event.type === EVENT_ID.ALIAS) return { start: event.anchorStart - 1, end: event.anchorEnd };
  if (event.type !== EVENT_ID.SCALAR) return { start: event.start, end: event.start + 1 };
  if (event.valueStart === -1) return spanOfNothing(text, parent, last);
  switch (event.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return { start: event.valueStart - 1, end: event.valueEnd + 1 };
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return trimmed(text, { start: event.valueStart, end: event.valueEnd });
    case SCALAR_STYLE.PLAIN:
      return { start: event.valueStart, end: event.valueEnd };
  }
}

/**
 * An empty value is shown at its key or at the dash of its item, an empty key at its
 * colon, an empty document at the dashes before it.
 */
function spanOfNothing(text: string, parent: Frame, last: number): Span {
  if (parent.key !== undefined) return parent.key.span;
  if (parent.event.type === EVENT_ID.DOCUMENT) {
    return { start: last, end: text.startsWith('---', last) ? last + 3 : last };
  }
  const isItem = parent.event.type === EVENT_ID.SEQUENCE;
  const end = skip(text, last, isItem ? TO_DASH : TO_COLON);
  return { start: Math.max(last, end - 1), end };
}

function endOf(text: string, closed: Frame, last: number): number {
  const isFlow = 'style' in closed.event && closed.event.style === COLLECTION_STYLE.FLOW;
  if (!isFlow || closed.event.type === EVENT_ID.SCALAR) return last;
  const end = skip(text, last, TO_BRACKET);
  // The mapping of a lone pair within a sequence, as in [a: b], has no bracket of its own.
  const opens = closed.event.type === EVENT_ID.SEQUENCE ? '[' : '{';
  return 'start' in closed.event && text[closed.event.start] === opens ? end : last;
}

/** The end of what a sticky pattern matches at an offset, or the offset. */
function skip(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** Where the next match of a global pattern begins, or the offset. */
function skipTo(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? from;
}

function trimmed(text: string, { start, end }: Span): Span {
  const value = text.slice(start, end);
  const lead = value.length - value.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, value.trimEnd().length) };
}
