import type { Place } from '../diagnostic/diagnostic.ts';
import { changedFields } from './changed-fields.ts';
import { entriesThatMayDiffer } from './keyed-map.ts';
import type { Snapshot } from './snapshot.ts';

/** Something that a directory declares, by the id that requests or tokens know it by. */
type Declared = Readonly<{
  id: string;
  /** Where it stands now; where it stood, when it was removed. */
  place: Place;
}>;

type Changed = Declared &
  Readonly<{
    /** Paths such as `redirectURIs` or `refreshTokens.ttl`, in alphabetical order; no values. */
    fields: readonly string[];
  }>;

/** What became of the things of one kind. Each is named in one list at most. */
export type KindChange = Readonly<{
  added: readonly Declared[];
  removed: readonly Declared[];
  changed: readonly Changed[];
  /** Switched off by `enabled: false`; other fields may have changed as well. */
  disabled: readonly Changed[];
  enabled: readonly Changed[];
}>;

/** What a published snapshot changed, in words that may be logged: names and places, never a value. */
export type SnapshotChange = Readonly<{
  clients: KindChange;
  /** By subject identifier. */
  users: KindChange;
  scopes: KindChange;
  /** By the identifier that requests name. */
  resourceServers: KindChange;
  /** Fields of the Issuer that changed, as paths. */
  issuer: readonly string[];
}>;

/**
 * Compares two snapshots. What did not change is the same object in both, so that the comparison
 * costs next to nothing for each of many.
 */
export function diffSnapshots(before: Snapshot, after: Snapshot): SnapshotChange {
  return {
    clients: diffKind(before.clients, after.clients),
    users: diffKind(before.usersBySub, after.usersBySub),
    scopes: diffKind(before.scopes, after.scopes),
    resourceServers: diffKind(before.resourceServers, after.resourceServers),
    issuer: [
      ...changedFields(before.issuer, after.issuer),
      ...changedFields(before.addresses, after.addresses),
    ].toSorted(),
  };
}

type Thing = Readonly<{ source: Place; enabled?: boolean }>;

const NOTHING: KindChange = { added: [], removed: [], changed: [], disabled: [], enabled: [] };

function diffKind<T extends Thing>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): KindChange {
  if (before === after) return NOTHING;
  const added: Declared[] = [];
  const changed: Changed[] = [];
  const disabled: Changed[] = [];
  const enabled: Changed[] = [];
  for (const [id, thing] of entriesThatMayDiffer(before, after)) {
    const old = before.get(id);
    if (old === thing) continue;
    if (old === undefined) {
      added.push({ id, place: thing.source });
      continue;
    }
    const fields = changedFields(old, thing);
    // Read anew, and the same as before.
    if (fields.length === 0) continue;
    const list = old.enabled === thing.enabled ? changed : thing.enabled ? enabled : disabled;
    list.push({ id, place: thing.source, fields });
  }
  const isComplete = before.size + added.length === after.size;
  return { added, removed: isComplete ? [] : missingIn(after, before), changed, disabled, enabled };
}

function missingIn<T extends Thing>(
  after: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T>,
): readonly Declared[] {
  const missing: Declared[] = [];
  for (const [id, { source }] of before) {
    if (!after.has(id)) missing.push({ id, place: source });
  }
  return missing;
}
