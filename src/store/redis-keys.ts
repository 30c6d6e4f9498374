import { digestOf, writeKeyOf } from './at-rest.ts';
import { counterDigest } from './counters.ts';
import type { IndexedColumn } from './indexed-names.ts';
import type { Owner } from './store.ts';

/** All that is ours begins so. */
const PREFIX = 'idpfile:';

/** Gives out the numbers of rows. */
export const SEQUENCE = `${PREFIX}sequence`;

// A model begins with a capital letter, so no key of another kind is like one of a row.
const ROW = new RegExp(`^${PREFIX}(?<model>[A-Z]\\w*):(?<digest>[\\w-]{43})$`);

/** The key of a row, to read it: a handle is no id. */
export const rowKey = (model: string, id: string) =>
  rowsOf(model) + textOf(digestOf(model, 'id', id));

/** The key of the row that a write means: its id may be a handle. */
export const writtenRowKey = (model: string, id: string) =>
  rowsOf(model) + textOf(writeKeyOf(model, id));

/** How the keys of all rows of a model begin. */
export const rowsOf = (model: string) => `${PREFIX}${model}:`;

/** Lists the keys of rows that have a name. */
export const nameKey = (model: string, column: IndexedColumn, value: string) =>
  `${PREFIX}by-${column}:${textOf(digestOf(model, column, value))}`;

/** Lists the keys of rows that belong to somebody. */
export const ownerKey = ({ kind, id }: Owner) => ownersOf(kind) + id;

/** How the lists of all owners of a kind begin. */
export const ownersOf = (kind: Owner['kind']) => `${PREFIX}of-${kind}:`;

export const counterKey = (purpose: 'once' | 'hit', key: string) =>
  `${PREFIX}${purpose}:${textOf(counterDigest(purpose, key))}`;

type RowName = Readonly<{ model: string; digest: Uint8Array }>;

/** What the key of a row says. */
export function rowNamed(key: string): RowName | undefined {
  const { model, digest } = ROW.exec(key)?.groups ?? {};
  if (model === undefined || digest === undefined) return undefined;
  return { model, digest: Buffer.from(digest, 'base64url') };
}

const textOf = (digest: Uint8Array) => Buffer.from(digest).toString('base64url');
