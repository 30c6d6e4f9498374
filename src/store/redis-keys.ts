import { digestOf, type AtRest, type RowPlace } from './at-rest.ts';
import type { IndexedColumn } from './indexed-names.ts';
import type { Owner } from './store.ts';

const PREFIX = 'idpfile:';

/** All that is ours begins so. */
export const ALL = PREFIX;

/** Gives out the numbers of rows. */
export const SEQUENCE = `${PREFIX}sequence`;

/** The processes that run. */
export const FLEET = `${PREFIX}fleet`;

// A model begins with a capital letter, so no key of another kind is like one of a row.
const ROW = new RegExp(`^${PREFIX}(?<model>[A-Z]\\w*):(?<digest>[\\w-]{43})$`);

/** The key of a row. */
export const rowKey = ({ model, key }: RowPlace) => rowsOf(model) + textOf(key);

/** The keys that a row with this id may have, to read it: a handle is no id. */
export const rowKeys = (atRest: AtRest, model: string, id: string) =>
  atRest.keysOf(digestOf(model, 'id', id)).map((key) => rowKey({ model, key }));

/** How the keys of all rows of a model begin. */
export const rowsOf = (model: string) => `${PREFIX}${model}:`;

/** Each lists the keys of rows that have a name. */
export const nameKey = (column: IndexedColumn, digest: Uint8Array) =>
  `${PREFIX}by-${column}:${textOf(digest)}`;

/** Each lists the keys of rows that belong to somebody, who stands there under a text. */
export const ownerKey = (kind: Owner['kind'], text: string) => ownersOf(kind) + text;

/** How the lists of all owners of a kind begin. */
export const ownersOf = (kind: Owner['kind']) => `${PREFIX}of-${kind}:`;

/** Where what is counted under a digest stands. */
export const countKey = (purpose: 'once' | 'hit', digest: Uint8Array) =>
  `${PREFIX}${purpose}:${textOf(digest)}`;

export const leaseKey = (task: string) => `${PREFIX}lease:${task}`;

export const documentKey = (name: string) => `${PREFIX}document:${name}`;

const COUNT = new RegExp(`^${PREFIX}(?<purpose>once|hit):(?<digest>[\\w-]{43})$`);

/** What the key of a one-time key or a counter says. */
export function countNamed(
  key: string,
): Readonly<{ purpose: 'once' | 'hit'; digest: Uint8Array }> | undefined {
  const { purpose, digest } = COUNT.exec(key)?.groups ?? {};
  if (digest === undefined) return undefined;
  return { purpose: purpose === 'once' ? 'once' : 'hit', digest: Buffer.from(digest, 'base64url') };
}

/** The name of a document, by its key. */
export function documentNamed(key: string): string | undefined {
  const beginning = documentKey('');
  return key.startsWith(beginning) ? key.slice(beginning.length) : undefined;
}

/** What the key of a row says. */
export function rowNamed(key: string): RowPlace | undefined {
  const { model, digest } = ROW.exec(key)?.groups ?? {};
  if (model === undefined || digest === undefined) return undefined;
  return { model, key: Buffer.from(digest, 'base64url') };
}

const textOf = (digest: Uint8Array) => Buffer.from(digest).toString('base64url');
