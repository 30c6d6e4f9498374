import type { Event } from 'js-yaml';
import type { Range } from '../diagnostic/diagnostic.ts';
import { createPositionIndex } from '../diagnostic/text-position.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { readEvents } from './construct-values.ts';
import { textOfFile } from './decode-text.ts';
import type { PairPart } from './parsed-document.ts';
import { readNodes, type YamlNode } from './yaml-nodes.ts';

type Locate = (document: number, pointer: string, part: PairPart) => Range;

/**
 * Finds what a JSON pointer (RFC 6901) names in a file that was parsed without a fault. The first
 * question costs a parse. Its answer is kept as long as the garbage collector lets it be, for the
 * questions that come with it: positions take several times the space of the values.
 */
export class Locator {
  readonly file: SourceFile;
  #kept: WeakRef<Locate> | undefined;

  constructor(file: SourceFile) {
    this.file = file;
  }

  /** @param document place of the document among all those of the file */
  rangeOf(document: number, pointer: string, part: PairPart): Range {
    let locate = this.#kept?.deref();
    if (locate === undefined) {
      locate = indexPlaces(this.file);
      this.#kept = new WeakRef(locate);
    }
    return locate(document, pointer, part);
  }
}

function indexPlaces(file: SourceFile): Locate {
  const text = textOfFile(file);
  const positionOf = createPositionIndex(text);
  const places = placesOf(readNodes(text, readEvents(text)));
  return (document, pointer, part) => {
    const { start, end } = spanOf(nearestNode(places, document, pointer), part);
    return { start: positionOf(start), end: positionOf(end) };
  };
}

/** Nodes by document, and by step within what holds them: whole pointers would take far more space. */
type Places = Readonly<{
  roots: ReadonlyMap<number, YamlNode>;
  inside: ReadonlyMap<Event, ReadonlyMap<string, YamlNode>>;
}>;

function placesOf(nodes: readonly YamlNode[]): Places {
  const roots = new Map<number, YamlNode>();
  const inside = new Map<Event, Map<string, YamlNode>>();
  for (const node of nodes) {
    if (node.pointer === '') roots.set(node.document, node);
    const steps = inside.get(node.container) ?? new Map<string, YamlNode>();
    inside.set(node.container, steps.set(node.step, node));
  }
  return { roots, inside };
}

/** What the pointer names, or its nearest ancestor that exists. */
function nearestNode(
  { roots, inside }: Places,
  document: number,
  pointer: string,
): YamlNode | undefined {
  let node = roots.get(document);
  for (const step of pointer.split('/').slice(1)) {
    const next = node && inside.get(node.event)?.get(step);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function spanOf(node: YamlNode | undefined, part: PairPart): YamlNode['span'] {
  if (node === undefined) return { start: 0, end: 0 };
  return part === 'key' && node.key !== undefined ? node.key.span : node.span;
}
