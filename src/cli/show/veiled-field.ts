import type { Veil } from '../../snapshot/document-opening.ts';
import type { ShownField } from './shown-field.ts';

const ENCRYPTED = 'encrypted';

/** A field of a client in a file that sops encrypted in part, without what is encrypted there. */
export function veiledField(field: ShownField, veil: Veil): ShownField {
  const value = veiledValue(field.value, veil);
  if (!isBelow(veil, `/spec/${field.name.replaceAll('.', '/')}`)) return { ...field, value };
  // Of a stand-in for a hash even the scheme is made up.
  const isHash = typeof value === 'string' && / hash\b/.test(value);
  return { ...field, value: isHash ? value.replace(/^\S+/, ENCRYPTED) : value };
}

/** The same for a single value: nothing of a stand-in is shown. */
export function veiledValue(value: unknown, { hidden }: Veil): unknown {
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(visit);
    const isHidden = typeof part === 'string' && hidden.some((one) => part.includes(String(one)));
    return isHidden ? ENCRYPTED : part;
  };
  return visit(value);
}

function isBelow({ encrypted }: Veil, pointer: string): boolean {
  return [...encrypted].some((one) => one === pointer || one.startsWith(`${pointer}/`));
}
