import { escapePointer } from '../../diagnostic/pointer.ts';
import type { ParsedDocument } from '../../document/parsed-document.ts';
import { isEncryptedInPlace } from '../../resource/encrypted-document.ts';
import { valueAt } from '../../secret/value-at.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** Nobody without the key can say what it is. */
export const encryptedFieldChanged: RiskRule = {
  name: 'encrypted-field-changed',
  severity: 'high',
  summary:
    'A field that sops encrypted in its own file is new or another one: it cannot be judged.',
  find: ({ base, head, change }) =>
    change.changes.flatMap(({ kind, name, action }): readonly FoundRisk[] => {
      const after = action === 'delete' ? undefined : head.documentOf(kind, name);
      if (after === undefined || !isEncryptedInPlace(after)) return [];
      const before = base.documentOf(kind, name);
      return ciphertextsIn(after.value, '')
        .filter(({ pointer, text }) => valueAt(before?.value, pointer) !== text)
        .map(({ pointer }) => ({
          kind,
          name,
          place: { file: after.file.path, range: after.rangeOf(pointer, 'value') },
          field: pointer.slice('/spec/'.length).replaceAll('/', '.'),
          message: `the value at ${pointer} is encrypted: what it is now cannot be told without a key`,
          help: 'let somebody look at it who has the key, or leave all but secrets readable',
        }));
    }),
};

type Ciphertext = Readonly<{ pointer: string; text: string }>;

function ciphertextsIn(value: ParsedDocument['value'], pointer: string): readonly Ciphertext[] {
  if (typeof value === 'string') return value.startsWith('ENC[') ? [{ pointer, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => pointer !== '' || key !== 'sops')
    .flatMap(([key, child]) => ciphertextsIn(child, `${pointer}/${escapePointer(key)}`));
}
