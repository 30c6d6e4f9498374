/**
 * Why a key is refused: it is no text, it is YAML's merge key, JavaScript gives it a meaning, or it
 * is no name by its length.
 */
export type KeyFault = 'not-text' | 'merge' | 'reserved' | 'too-long';

/** In UTF-16 units: what YAML itself allows before a colon (1.2 section 7.4.2). */
export const LONGEST_KEY = 1024;

const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function faultOfKey(key: unknown): KeyFault | undefined {
  if (typeof key !== 'string') return 'not-text';
  if (key === '<<') return 'merge';
  if (key.length > LONGEST_KEY) return 'too-long';
  return RESERVED.has(key) ? 'reserved' : undefined;
}
