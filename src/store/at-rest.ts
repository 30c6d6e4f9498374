/**
 * How rows lie on a disk that others may read: nothing in them can be presented as a token, a
 * session cookie or a code. An id is kept as its SHA-256 only, and the payload without the id. A
 * device code is the exception: the engine finds it by the code its user types, then needs its id.
 */
import { hash } from 'node:crypto';
import type { StoredPayload } from './store.ts';
import type { IndexedColumn } from './indexed-names.ts';

// JSON text escapes control characters, so this one stands in it nowhere else.
const ID_MARK = '\u0001';

const HANDLE = /^row:([\w-]{43})$/;

/** The digest under which an id or another name of a row is kept. */
export function digestOf(model: string, column: 'id' | IndexedColumn, value: string): Uint8Array {
  return hash('sha256', `${model}\n${column}\n${value}`, 'buffer');
}

/** The key of the row that a write means: the digest of its id, or the one a handle names. */
export function writeKeyOf(model: string, id: string): Uint8Array {
  const digest = HANDLE.exec(id)?.[1];
  return digest === undefined ? digestOf(model, 'id', id) : Buffer.from(digest, 'base64url');
}

/** Names a row whose id is not known. Reads refuse it, so it is worth nothing as a cookie. */
export function handleOf(key: Uint8Array): string {
  return `row:${Buffer.from(key).toString('base64url')}`;
}

/** The JSON of a payload, with a mark wherever it repeats its id. */
export function hideId(id: string, payload: StoredPayload): string {
  const text = JSON.stringify(payload);
  return typeof payload.userCode === 'string' ? text : text.replaceAll(escaped(id), ID_MARK);
}

/** The payload again, with the id, or a handle in its place. */
export function restoreId(id: string, text: string): StoredPayload {
  return JSON.parse(text.replaceAll(ID_MARK, escaped(id)));
}

function escaped(id: string): string {
  return JSON.stringify(id).slice(1, -1);
}
