import { natureOfField } from '../../diagnostic/secret-field.ts';
import { passwordHashProblem } from '../../secret/password-hash.ts';
import { pointerTo, type SopsMap, type SopsNode } from '../../secret/sops/sops-tree.ts';
import { looksEncrypted } from '../../secret/sops/sops-value.ts';

/**
 * JSON pointers of the values of a sops file that have the name of a secret and yet are not encrypted.
 * Hashes may be read by everyone, and numbers are settings.
 */
export function readableSecrets(data: SopsMap): readonly string[] {
  return readableIn(data, '', false);
}

function readableIn(node: SopsNode, pointer: string, isSecret: boolean): readonly string[] {
  switch (node.kind) {
    case 'map':
      return node.entries.flatMap(([key, child]) => {
        const nature = natureOfField(key);
        // The children of a container are secrets whatever they are called.
        return readableIn(child, pointerTo(pointer, key), isSecret || nature !== 'setting');
      });
    case 'list':
      return node.items.flatMap((item, index) =>
        readableIn(item, pointerTo(pointer, index), isSecret),
      );
    case 'leaf':
      return isSecret && isReadable(node) ? [pointer] : [];
  }
}

function isReadable({ scalar }: SopsNode & { kind: 'leaf' }): boolean {
  if (scalar.type !== 'str' || scalar.value === '' || looksEncrypted(scalar)) return false;
  return passwordHashProblem(scalar.value) !== undefined;
}
