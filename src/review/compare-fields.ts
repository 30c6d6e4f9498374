import type { Place } from '../diagnostic/diagnostic.ts';
import { changedFields } from '../snapshot/changed-fields.ts';
import type { FieldChange } from './change.ts';

/** Compared in a way of their own, since what is known of them is a stand-in or a secret. */
const NOT_COMPARED = new Set(['credential', 'passwordHash', 'sealKeys', 'signingKeys', 'source']);

type Placing = (path: string, side: 'before' | 'after', item?: unknown) => Place;

/** The fields in which two things of one kind differ, with the values on either side. */
export function compareFields(
  before: object,
  after: object,
  place: Placing,
): readonly FieldChange[] {
  return changedFields(withoutOwn(before), withoutOwn(after)).map((path) =>
    fieldChange(path, valueOf(before, path), valueOf(after, path), place),
  );
}

/** One field, with what a list gained and lost. */
export function fieldChange(
  path: string,
  before: unknown,
  after: unknown,
  place: Placing,
): FieldChange {
  const [old, now] = [listIn(before), listIn(after)];
  const added = now.filter((item) => !has(old, item));
  const removed = old.filter((item) => !has(now, item));
  const side = after === undefined ? 'before' : 'after';
  return { path, before, after, added, removed, place: place(path, side, added[0]) };
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const has = (list: readonly unknown[], item: unknown) =>
  list.some((other) => JSON.stringify(other) === JSON.stringify(item));

function withoutOwn(thing: object): object {
  return Object.fromEntries(Object.entries(thing).filter(([name]) => !NOT_COMPARED.has(name)));
}

/** Paths are a name, or a name and one inside of it, which may hold dots itself. */
function valueOf(thing: object, path: string): unknown {
  const whole = memberOf(thing, path);
  if (whole !== undefined) return whole;
  const dot = path.indexOf('.');
  return dot < 0 ? undefined : memberOf(memberOf(thing, path.slice(0, dot)), path.slice(dot + 1));
}

function memberOf(thing: unknown, name: string): unknown {
  if (typeof thing !== 'object' || thing === null) return undefined;
  return thing instanceof Map ? thing.get(name) : Reflect.get(thing, name);
}
