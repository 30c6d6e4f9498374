import type { Client } from '../snapshot/client.ts';
import type { Issuer, ServerAddresses } from '../snapshot/issuer.ts';
import { findClient } from '../snapshot/snapshot.ts';
import type { User } from '../snapshot/user.ts';
import type { ResourceChange } from './change.ts';
import { placeIn } from './change-place.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';
import type { Comparison, FoundRisk, RiskSeverity } from './risk.ts';

/** A resource of the resolved model that is new or another one; `before` is undefined when it is new. */
export type Changed<T> = Readonly<{
  change: ResourceChange;
  before: T | undefined;
  after: T;
  comparison: Comparison;
}>;

/** The clients that are new or changed. One with another id is held against what it was. */
export function changedClients(comparison: Comparison): readonly Changed<Client>[] {
  return pairUp(comparison, 'Client', ({ snapshot }, id) => findClient(snapshot, id));
}

/** The people who are new or changed. One with another subject is held against who they were. */
export function changedUsers(comparison: Comparison): readonly Changed<User>[] {
  return pairUp(comparison, 'User', ({ snapshot }, sub) => snapshot.usersBySub.get(sub));
}

/** The issuer, where it is changed. */
export function changedIssuer(
  comparison: Comparison,
): readonly (Changed<Issuer & ServerAddresses> & Readonly<{ before: Issuer & ServerAddresses }>)[] {
  const { base, head, change } = comparison;
  const found = change.changes.find(({ kind }) => kind === 'Issuer');
  if (found === undefined) return [];
  const [before, after] = [base.snapshot, head.snapshot].map(({ issuer, addresses }) => ({
    ...issuer,
    ...addresses,
  }));
  return before === undefined || after === undefined
    ? []
    : [{ change: found, before, after, comparison }];
}

function pairUp<T>(
  comparison: Comparison,
  kind: ResourceChange['kind'],
  find: (revision: ReviewedRevision, id: string) => T | undefined,
): readonly Changed<T>[] {
  const { base, head } = comparison;
  const all = comparison.change.changes.filter((change) => change.kind === kind);
  const gone = new Map(
    all.filter(({ action }) => action === 'delete').map(({ name, id }) => [name, id]),
  );
  return all.flatMap((change) => {
    const after = change.action === 'delete' ? undefined : find(head, change.id);
    if (after === undefined) return [];
    const id = change.action === 'add' ? gone.get(change.name) : change.id;
    const before = id === undefined ? undefined : find(base, id);
    return [{ change, before, after, comparison }];
  });
}

type Words = Readonly<{
  message: string;
  help?: string;
  severity?: RiskSeverity;
  /** As in FieldChange; left out for the resource as a whole. */
  field?: string;
  /** The item of a list that it is about. */
  item?: unknown;
  /** It is about what was removed. */
  gone?: true;
}>;

/** A risk of a changed resource, at the line that brings it. */
export function riskOf<T>({ change, comparison }: Changed<T>, words: Words): FoundRisk {
  const { field, item, gone, ...rest } = words;
  const { base, head } = comparison;
  const told = change.fields.find(({ path }) => path === field);
  const place =
    gone === true
      ? placeIn(base, change, field, item)
      : item === undefined && told !== undefined
        ? told.place
        : placeIn(head, change, field, item);
  const { kind, name } = change;
  return { kind, name, place, ...rest, ...(field === undefined ? {} : { field }) };
}

/** What a list has that it had not; all of it for what is new. */
export function gainedIn<T>(before: readonly T[] | undefined, after: readonly T[] | undefined) {
  return (after ?? []).filter((item) => before?.includes(item) !== true);
}

/** `ann, bob, eve and 31 more` */
export function namesInWords(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
