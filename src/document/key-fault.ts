/**
 * Why a key is refused: it is no text, it is YAML's merge key, JavaScript gives it a meaning, or it
 * is no name by its length.
 */
export type KeyFault = 'not-text' | 'merge' | 'reserved' | 'too-long';

/** In UTF-16 units: what YAML itself allows before a colon (1.2 section 7.4.2). */
export const LONGEST_KEY = 1024;

export function faultOfKey(key: unknown): KeyFault | undefined {
  if (typeof key !== 'string') return 'not-text';
  if (key === '<<') return 'merge';
  if (key.length > LONGEST_KEY) return 'too-long';
  const isReserved = key === '__proto__' || key === 'constructor' || key === 'prototype';
  return isReserved ? 'reserved' : undefined;
}
