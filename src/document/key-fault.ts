/** Why a key is refused: it is no text, it is YAML's merge key, or JavaScript gives it a meaning. */
export type KeyFault = 'not-text' | 'merge' | 'reserved';

const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function faultOfKey(key: unknown): KeyFault | undefined {
  if (typeof key !== 'string') return 'not-text';
  if (key === '<<') return 'merge';
  return RESERVED.has(key) ? 'reserved' : undefined;
}
