import { plainValue } from './go-scalar.ts';
import { type OpenedSops, type OpenSopsOptions, refuseMacOnlyEncrypted } from './open-sops.ts';
import { parseSops } from './parse-sops.ts';
import type { SopsFormat } from './sops-format.ts';
import { pointerTo, type SopsNode } from './sops-tree.ts';
import { looksEncrypted } from './sops-value.ts';

/** Stands for every encrypted value: text, and base64 as well. */
const STAND_IN = Buffer.from('sealed').toString('base64');

/**
 * The shape of a sops file as far as it can be told without a key: which values there are and which
 * of them are encrypted. Nothing of it is verified.
 * @throws SopsError when the file cannot be parsed, is not encrypted, or has no MAC over all values
 */
export function readSealed(
  bytes: Uint8Array,
  format: SopsFormat,
  options: Pick<OpenSopsOptions, 'allowMacOnlyEncrypted'>,
): Pick<OpenedSops, 'value' | 'encrypted'> {
  const encrypted = new Set<string>();
  const { data, metadata } = parseSops(bytes, format);
  refuseMacOnlyEncrypted(metadata, options);
  return { value: shapeOf(data, '', encrypted), encrypted };
}

function shapeOf(node: SopsNode, pointer: string, encrypted: Set<string>): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(
        node.entries.map(([key, child]) => [
          key,
          shapeOf(child, pointerTo(pointer, key), encrypted),
        ]),
      );
    case 'list':
      return node.items.map((item, index) => shapeOf(item, pointerTo(pointer, index), encrypted));
    case 'leaf':
      if (!looksEncrypted(node.scalar)) return plainValue(node.scalar);
      encrypted.add(pointer);
      return STAND_IN;
  }
}
