/**
 * A key as a database gives it.
 * @throws TypeError when the column holds something else
 */
export function binaryKey(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError('the key of a row is no binary string');
}
