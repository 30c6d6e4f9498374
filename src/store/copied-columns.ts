/** What is copied, as the columns of a store that speaks SQL. */
import { restoreId, type AtRest } from './at-rest.ts';
import { binaryKey } from './binary-key.ts';
import {
  copiedCounters,
  copiedRow,
  type CopiedCounter,
  type CopiedDocument,
  type CopiedEntry,
  type CopiedRow,
} from './copying.ts';
import { columnsOf, namesOf } from './stored-row.ts';

/** A line as a database gives it; 64-bit integers may be text. */
type Columns = Readonly<Record<string, unknown>>;

/** The columns of a copied row, from the key to the moment of its use. */
export function columnsOfCopied(atRest: AtRest, { model, hidden, expiresAt, consumed }: CopiedRow) {
  const key = atRest.keysOf(hidden.digest)[0];
  const payload = restoreId(key, hidden);
  const text = atRest.textOf({ model, key }, hidden);
  const names = namesOf(atRest, model, payload);
  return [...columnsOf({ model, key }, text, names), expiresAt ?? null, consumed ?? null] as const;
}

/** The row in a line of the table of rows. */
export function copiedRowIn(
  atRest: AtRest,
  { key, model, payload, expires_at: expiry, consumed_at: used }: Columns,
): CopiedEntry {
  const row = { model: String(model), key: binaryKey(key), text: String(payload) };
  return copiedRow(atRest, { ...row, consumed: numberIn(used) }, numberIn(expiry));
}

/** What is copied for a line of the table of counters, which does not tell their purposes apart. */
export function copiedCountersIn(
  atRest: AtRest,
  { key, count, expires_at: expiry }: Columns,
): readonly CopiedCounter[] {
  const counter = { digest: binaryKey(key), purpose: undefined, count: Number(count) };
  return copiedCounters(atRest, { ...counter, expiresAt: Number(expiry) });
}

/** The document in a line of the table of documents. */
export function copiedDocumentIn({ name, text }: Columns): CopiedDocument {
  return { kind: 'document', name: String(name), text: String(text) };
}

function numberIn(value: unknown): number | undefined {
  return value === null ? undefined : Number(value);
}
