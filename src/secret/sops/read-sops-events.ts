import {
  EVENT_ID,
  getScalarValue,
  SCALAR_STYLE,
  type AliasEvent,
  type Event,
  type ScalarEvent,
} from 'js-yaml';
import { hasEscapedBreak } from '../../document/escaped-break.ts';
import type { ContentEvent } from '../../document/yaml-nodes.ts';
import { type GoScalar, resolveYamlScalar } from './go-scalar.ts';
import { SopsError } from './sops-error.ts';
import { MAX_NODES, type SopsEntry, type SopsNode, sopsMap } from './sops-tree.ts';

/** What sops takes a scalar without quotes for; undefined for an integer that it cannot hold. */
type Resolver = (text: string) => GoScalar | undefined;

/** The beginning of a mapping or a list, or a scalar. */
type NodeEvent = Exclude<ContentEvent, AliasEvent>;

/** What an event is in any case. */
const STANDARD_TAGS = {
  [EVENT_ID.SCALAR]: '!!str',
  [EVENT_ID.MAPPING]: '!!map',
  [EVENT_ID.SEQUENCE]: '!!seq',
} as const;

/**
 * Puts the events of a text with one document together as a tree.
 * @throws SopsError for what sops never writes
 */
export function readSopsEvents(
  text: string,
  events: readonly Event[],
  resolve: Resolver,
): SopsNode {
  if (events.length > MAX_NODES) {
    throw new SopsError('SOPS_UNSUPPORTED', 'the file has too many values');
  }
  return new EventReader(text, events, resolve).node() ?? NOTHING;
}

const NOTHING: SopsNode = { kind: 'leaf', scalar: { type: 'null' } };

/** Goes through the events once; each method leaves off behind what it has read. */
class EventReader {
  readonly #text: string;
  readonly #events: Iterator<Event>;
  readonly #resolve: Resolver;

  constructor(text: string, events: readonly Event[], resolve: Resolver) {
    this.#text = text;
    this.#events = events.values();
    this.#resolve = resolve;
  }

  /** Undefined at the end of what holds it. */
  node(): SopsNode | undefined {
    const event = this.#content();
    switch (event?.type) {
      case undefined:
        return undefined;
      case EVENT_ID.MAPPING:
        return sopsMap([...this.#entries()]);
      case EVENT_ID.SEQUENCE:
        return { kind: 'list', items: [...this.#items()] };
      case EVENT_ID.SCALAR:
        return { kind: 'leaf', scalar: scalarOf(this.#text, event, this.#resolve) };
    }
  }

  *#items(): Generator<SopsNode> {
    for (let item = this.node(); item !== undefined; item = this.node()) yield item;
  }

  *#entries(): Generator<SopsEntry> {
    for (let key = this.#content(); key !== undefined; key = this.#content()) {
      yield [keyOf(this.#text, key), this.node() ?? NOTHING];
    }
  }

  #content(): NodeEvent | undefined {
    const event: Event | undefined = this.#events.next().value;
    if (event === undefined || event.type === EVENT_ID.POP) return undefined;
    if (event.type === EVENT_ID.DOCUMENT) return this.#content();
    if (event.type === EVENT_ID.ALIAS) {
      throw new SopsError('SOPS_UNSUPPORTED', 'the file uses a YAML alias');
    }
    if (event.anchorStart !== -1) {
      throw new SopsError('SOPS_UNSUPPORTED', 'the file uses a YAML anchor');
    }
    const { type, tagStart, tagEnd } = event;
    if (tagStart !== -1 && this.#text.slice(tagStart, tagEnd) !== STANDARD_TAGS[type]) {
      throw new SopsError('SOPS_UNSUPPORTED', 'the file uses a YAML tag');
    }
    return event;
  }
}

/** Keys have the types of YAML in JSON too, where all of them stand in quotes. */
function keyOf(text: string, event: NodeEvent): string {
  const scalar =
    event.type === EVENT_ID.SCALAR ? scalarOf(text, event, resolveYamlScalar) : undefined;
  const isMerge = scalar?.type === 'str' && scalar.value === '<<' && isPlain(event);
  if (scalar?.type === 'str' && !isMerge) return scalar.value;
  throw new SopsError(
    'SOPS_UNSUPPORTED',
    'a key is not a string',
    'put the key into quotes and run "sops encrypt --in-place FILE" again',
  );
}

function scalarOf(text: string, event: ScalarEvent, resolve: Resolver): GoScalar {
  if (hasEscapedBreak(text, event)) {
    throw new SopsError(
      'SOPS_UNSUPPORTED',
      'an empty line follows a line that ends in a backslash',
    );
  }
  const value = getScalarValue(text, event);
  if (!isPlain(event) || event.tagStart !== -1) return { type: 'str', value };
  const scalar = resolve(value);
  if (scalar !== undefined) return scalar;
  throw new SopsError('SOPS_UNSUPPORTED', 'an integer does not fit into 64 bits');
}

function isPlain(event: NodeEvent): boolean {
  return event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
}
