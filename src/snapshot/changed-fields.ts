import { KeyObject } from 'node:crypto';
import { Secret } from '../secret/secret.ts';

/** Named as a whole: how a secret is kept says something about it already. */
const NOT_OPENED = new Set(['credential', 'passwordHash', 'signingKeys']);

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields in which two things of one kind differ, in alphabetical order; where they are declared
 * is none. A field that is an object or a map is opened once: `refreshTokens.ttl`, `claims.role`.
 * Values are compared, never shown.
 */
export function changedFields(before: object, after: object): readonly string[] {
  const [old, now] = [toFields(before), toFields(after)];
  return namesIn(old, now)
    .filter((name) => name !== 'source' && !isSame(old[name], now[name]))
    .flatMap((name) => pathsBelow(name, old[name], now[name]))
    .toSorted();
}

function pathsBelow(name: string, before: unknown, after: unknown): readonly string[] {
  if (NOT_OPENED.has(name) || !isOpenable(before) || !isOpenable(after)) return [name];
  const [old, now] = [toFields(before), toFields(after)];
  return namesIn(old, now)
    .filter((inner) => !isSame(old[inner], now[inner]))
    .map((inner) => `${name}.${inner}`);
}

const namesIn = (before: Fields, after: Fields) => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];

const toFields = (value: object): Fields =>
  value instanceof Map ? Object.fromEntries(value) : { ...value };

const isOpenable = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Secret);

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Secret && b instanceof Secret) return a.equals(b.reveal());
  if (a instanceof KeyObject && b instanceof KeyObject) return a.equals(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isOpenable(a) || !isOpenable(b)) return false;
  const [old, now] = [toFields(a), toFields(b)];
  return namesIn(old, now).every((name) => isSame(old[name], now[name]));
}
