import type { Range } from '../diagnostic/diagnostic.ts';
import { createPositionIndex } from '../diagnostic/text-position.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { readEvents } from './construct-values.ts';
import { textOfFile } from './decode-text.ts';
import type { PairPart } from './parsed-document.ts';
import { readNodes, type YamlNode } from './yaml-nodes.ts';

type Locate = (document: number, pointer: string, part: PairPart) => Range;

/**
 * A function from a JSON pointer (RFC 6901) to a range of a file that was parsed without a fault.
 * The first question costs a parse. Its answer is kept as long as the garbage collector lets it be,
 * for the questions that come with it: positions take several times the space of the values.
 */
export function createLocator(file: SourceFile): Locate {
  let kept: WeakRef<Locate> | undefined;
  return (document, pointer, part) => {
    let locate = kept?.deref();
    if (locate === undefined) {
      locate = indexPlaces(file);
      kept = new WeakRef(locate);
    }
    return locate(document, pointer, part);
  };
}

function indexPlaces(file: SourceFile): Locate {
  const text = textOfFile(file);
  const positionOf = createPositionIndex(text);
  const nodes = readNodes(text, readEvents(text));
  const places = new Map(nodes.map((node) => [`${node.document}${node.pointer}`, node]));
  return (document, pointer, part) => {
    const { start, end } = spanOf(nearestNode(places, document, pointer), part);
    return { start: positionOf(start), end: positionOf(end) };
  };
}

/** What the pointer names, or its nearest ancestor that exists. */
function nearestNode(
  places: ReadonlyMap<string, YamlNode>,
  document: number,
  pointer: string,
): YamlNode | undefined {
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf('/'))) {
    const node = places.get(`${document}${path}`);
    if (node !== undefined || !path.includes('/')) return node;
  }
}

function spanOf(node: YamlNode | undefined, part: PairPart): YamlNode['span'] {
  if (node === undefined) return { start: 0, end: 0 };
  return part === 'key' && node.key !== undefined ? node.key.span : node.span;
}
