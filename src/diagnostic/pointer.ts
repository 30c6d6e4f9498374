/** JSON pointers (RFC 6901): where in a document something is. */

/** A key as one step of a pointer (section 3). */
export function escapePointer(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** The keys that lead to what a pointer names (section 4); none for the whole document. */
export function stepsOf(pointer: string): readonly string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer of what holds that which a pointer names. */
export function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** `spec.redirectURIs[0]` for `/spec/redirectURIs/0`. */
export function nameOf(pointer: string): string {
  if (pointer === '') return 'the document';
  return stepsOf(pointer)
    .map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}
