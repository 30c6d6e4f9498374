/** The owners of rows, where they stand in the columns of a store that speaks SQL. */
import type { AtRest } from './at-rest.ts';
import type { Owner } from './store.ts';

/** Owners whose rows are looked for at once. */
const STEP = 100;

/** Where the owners of a kind stand. */
const COLUMNS = {
  account: ['account_id'],
  client: ['client_id', 'source_client_id'],
} as const satisfies Record<Owner['kind'], readonly string[]>;

export type OwnerColumn = (typeof COLUMNS)[Owner['kind']][number];

/** Owners of one kind: the columns in which they stand, by these texts. */
export type OwnersStep = Readonly<{ columns: readonly OwnerColumn[]; texts: readonly string[] }>;

/** Some owners at a time, clients first. */
export function* ownersInSteps(
  owners: readonly Owner[],
  { ownerTextsOf }: AtRest,
): Generator<OwnersStep> {
  for (const kind of ['client', 'account'] as const) {
    const texts = owners.filter((owner) => owner.kind === kind).flatMap(ownerTextsOf);
    for (let from = 0; from < texts.length; from += STEP) {
      yield { columns: COLUMNS[kind], texts: texts.slice(from, from + STEP) };
    }
  }
}

/**
 * The ids of all owners of a kind, each once.
 * @param valuesOf the different texts of a column
 */
export async function ownerIdsIn(
  kind: Owner['kind'],
  { ownerIdIn }: AtRest,
  valuesOf: (column: OwnerColumn) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const columns: readonly OwnerColumn[] = COLUMNS[kind];
  const values = await Promise.all(columns.map(valuesOf));
  const ids = values.flat().map((text) => ownerIdIn(kind, text));
  return [...new Set(ids.filter((id) => id !== undefined))];
}
