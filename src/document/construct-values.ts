import {
  constructFromEvents,
  CORE_SCHEMA,
  defineMappingTag,
  EVENT_ID,
  mapTag,
  parseEvents,
  SCALAR_STYLE,
  type Event,
  type ScalarEvent,
} from 'js-yaml';
import { faultOfKey } from './key-fault.ts';

/** Collections within collections, at most. */
export const MAX_DEPTH = 32;

/** Mappings that take nothing but harmless text keys. */
const STRICT_SCHEMA = CORE_SCHEMA.withTags(
  defineMappingTag('tag:yaml.org,2002:map', {
    create: (): Record<string, unknown> => ({}),
    addPair: (mapping, key, value) => {
      const fault = faultOfKey(key);
      return fault === undefined ? mapTag.addPair(mapping, key, value) : fault;
    },
    has: mapTag.has,
    keys: mapTag.keys,
    get: mapTag.get,
    identify: mapTag.identify,
  }),
);

/** @throws YAMLException at the first mistake of syntax. */
export function readEvents(text: string): Event[] {
  return parseEvents(text, { maxDepth: MAX_DEPTH });
}

/** @throws YAMLException at the first duplicate key, key that is not allowed, alias or unknown tag. */
export function constructValues(text: string, events: Event[]): readonly unknown[] {
  return constructFromEvents(events, { source: text, schema: STRICT_SCHEMA, maxAliases: 0 });
}

/** How a plain scalar begins that may be something else than text: a number, a boolean, null. */
const UNLIKE_TEXT = /[-+.~\dfnt]/iy;

/** What js-yaml takes a single scalar for; one that is surely text, or tagged, is the empty text. */
export function constructScalar(text: string, event: ScalarEvent): unknown {
  if (event.style !== SCALAR_STYLE.PLAIN || event.tagStart !== -1) return '';
  if (event.valueStart === -1) return null;
  UNLIKE_TEXT.lastIndex = event.valueStart;
  if (!UNLIKE_TEXT.test(text)) return '';
  const events: Event[] = [
    { type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] },
    event,
    { type: EVENT_ID.POP },
  ];
  return constructFromEvents(events, { source: text })[0];
}
