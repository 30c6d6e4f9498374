/**
 * How rows lie on a disk that others may read: nothing in them can be presented as a token, a
 * session cookie or a code. An id is kept as its SHA-256 only, and the payload without the id. A
 * device code is the exception: the engine finds it by the code its user types, then needs its id.
 * Where a store is sealed, nothing else can be read either, device codes included
 * (`sealed-at-rest.ts`).
 */
import { hash } from 'node:crypto';
import type { IndexedColumn } from './indexed-names.ts';
import type { Owner, StoredPayload } from './store.ts';

// JSON text escapes control characters, so this one stands in it nowhere else.
const ID_MARK = '\u0001';

const HANDLE = /^row:(?<key>[\w-]{43})(?:\.(?<digest>[\w-]{43}))?$/;

/** A payload that does not show its id: `json` has a mark wherever it would, `digest` is that of it. */
export type HiddenPayload = Readonly<{ digest: Uint8Array; json: string }>;

/** Under what a row lies. */
export type RowPlace = Readonly<{ model: string; key: Uint8Array }>;

/** What something may be called in a store; what is new gets the first of these names. */
export type Candidates<T> = readonly [T, ...T[]];

/** What of a row, which anybody may know who sees its id, becomes what is kept. */
export type AtRest = Readonly<{
  /** Whether every text is JSON, so that a database can look for something in it. */
  isPlain: boolean;
  /** Whether some of what is kept may be plain. */
  readsPlain: boolean;
  /** The keys that a digest becomes. */
  keysOf: (digest: Uint8Array) => Candidates<Uint8Array>;
  /** The texts under which rows of an owner are found. */
  ownerTextsOf: (owner: Owner) => Candidates<string>;
  /** Whom such a text means; undefined when that cannot be known any more. */
  ownerIdIn: (kind: Owner['kind'], text: string) => string | undefined;
  textOf: (place: RowPlace, hidden: HiddenPayload) => string;
  /** @throws SealError when the text does not open */
  hiddenIn: (place: RowPlace, text: string) => HiddenPayload;
}>;

/** Keeps all but ids as it is. */
export const PLAIN: AtRest = {
  isPlain: true,
  readsPlain: true,
  keysOf: (digest) => [digest],
  ownerTextsOf: ({ id }) => [id],
  ownerIdIn: (_kind, text) => text,
  textOf: (_place, { json }) => json,
  hiddenIn: ({ key }, json) => ({ digest: key, json }),
};

/** The digest of an id or another name of a row. */
export function digestOf(model: string, column: 'id' | IndexedColumn, value: string): Uint8Array {
  return hash('sha256', `${model}\n${column}\n${value}`, 'buffer');
}

/** The keys of the row that a write means: those of its id, or the one that a handle names. */
export function writeKeysOf(atRest: AtRest, model: string, id: string): Candidates<Uint8Array> {
  const { key } = HANDLE.exec(id)?.groups ?? {};
  return key === undefined
    ? atRest.keysOf(digestOf(model, 'id', id))
    : [Buffer.from(key, 'base64url')];
}

/** Takes the id out of a payload; it may be a handle. */
export function hideId(model: string, id: string, payload: StoredPayload): HiddenPayload {
  const text = JSON.stringify(payload);
  const { key, digest = key } = HANDLE.exec(id)?.groups ?? {};
  return {
    digest: digest === undefined ? digestOf(model, 'id', id) : Buffer.from(digest, 'base64url'),
    json: typeof payload.userCode === 'string' ? text : text.replaceAll(escaped(id), ID_MARK),
  };
}

/**
 * The payload again, with the id. Where that is not known, a handle takes its place, which names the
 * row for writes. Reads refuse it, so it is worth nothing as a cookie.
 */
export function restoreId(
  key: Uint8Array,
  { digest, json }: HiddenPayload,
  id: string = handleOf(key, digest),
): StoredPayload {
  return JSON.parse(json.replaceAll(ID_MARK, escaped(id)));
}

/** Names a row whose id is not known. */
export function handleOf(key: Uint8Array, digest: Uint8Array): string {
  const names = Buffer.from(key).equals(digest) ? [key] : [key, digest];
  return `row:${names.map((name) => Buffer.from(name).toString('base64url')).join('.')}`;
}

function escaped(id: string): string {
  return JSON.stringify(id).slice(1, -1);
}
