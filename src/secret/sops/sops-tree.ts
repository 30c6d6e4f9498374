import { escapePointer } from '../../diagnostic/pointer.ts';
import { SopsError } from './sops-error.ts';
import type { GoScalar } from './go-scalar.ts';

/** A sops file as a tree in document order, which is the order of the MAC. */
export type SopsNode = SopsLeaf | SopsMap | Readonly<{ kind: 'list'; items: readonly SopsNode[] }>;

export type SopsLeaf = Readonly<{ kind: 'leaf'; scalar: GoScalar }>;

export type SopsMap = Readonly<{ kind: 'map'; entries: readonly SopsEntry[] }>;

export type SopsEntry = readonly [key: string, node: SopsNode];

/** How many nodes a file may have; far beyond what a person keeps in one file. */
export const MAX_NODES = 100_000;

/** How deep a file may be nested. */
export const MAX_DEPTH = 64;

/**
 * Puts entries together as a mapping. Keys are names of files and apps, so errors may show them.
 * @throws SopsError for a key that occurs twice or could alter the program.
 */
export function sopsMap(entries: readonly SopsEntry[]): SopsMap {
  const seen = new Set<string>();
  for (const [key] of entries) {
    if (key === '__proto__') throw new SopsError('SOPS_UNSUPPORTED', 'the key __proto__ is used');
    if (seen.has(key)) {
      throw new SopsError('SOPS_UNSUPPORTED', `the key ${JSON.stringify(key)} occurs twice`);
    }
    seen.add(key);
  }
  return { kind: 'map', entries };
}

/** The child of a mapping, if the node is one and has it. */
export function childOf(node: SopsNode | undefined, key: string): SopsNode | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.entries.find(([name]) => name === key)?.[1];
}

/** One step further in a JSON pointer (RFC 6901). */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${escapePointer(String(key))}`;
}
