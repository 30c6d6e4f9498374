import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { RuleName } from '../diagnostic/rules.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { Resource } from '../resource/resource.ts';
import { differencesIn } from '../tree/list-differences.ts';

/** Something that must be said by one resource only. */
export type Claimant = Readonly<{
  value: string;
  document: ParsedDocument;
  pointer: string;
  /** What a message calls it, where the value itself is not to be shown. */
  alias?: string;
}>;

type ClaimsOf<R> = (resource: R) => Claimant | readonly Claimant[];

/**
 * A rule by which no two resources claim the same: one diagnostic for each after the first, naming
 * the first. Where the resources that changed claim what they did before, nothing else is looked at.
 */
export function createUniqueRule<R extends Resource>(
  rule: RuleName,
  what: string,
  claimsOf: ClaimsOf<R>,
): (resources: readonly R[]) => readonly Diagnostic[] {
  let unique: readonly R[] = [];
  return (resources) => {
    if (claimTheSame(unique, resources, claimsOf)) {
      unique = resources;
      return [];
    }
    const claimants = resources.flatMap(claimsOf);
    const values = new Set(claimants.map(({ value }) => value));
    if (values.size !== claimants.length) return duplicatesAmong(claimants, rule, what);
    unique = resources;
    return [];
  };
}

function claimTheSame<R>(before: readonly R[], now: readonly R[], claimsOf: ClaimsOf<R>): boolean {
  const valuesOf = (resource: R) => [claimsOf(resource)].flat().map(({ value }) => value);
  if (before.length !== now.length) return false;
  const { start, end } = differencesIn(before, now);
  for (let place = start; place < end; place += 1) {
    const [old, young] = [before[place], now[place]];
    if (old === young || old === undefined || young === undefined) continue;
    if (!isDeepStrictEqual(valuesOf(old), valuesOf(young))) return false;
  }
  return true;
}

function duplicatesAmong(
  claimants: readonly Claimant[],
  rule: RuleName,
  what: string,
): readonly Diagnostic[] {
  const first = new Map<string, Claimant>();
  return claimants.flatMap((claimant) => {
    const other = first.get(claimant.value);
    if (other !== undefined) return [duplicate(rule, what, claimant, other)];
    first.set(claimant.value, claimant);
    return [];
  });
}

function duplicate(
  rule: RuleName,
  what: string,
  { document, pointer, value, alias = JSON.stringify(value) }: Claimant,
  other: Claimant,
): Diagnostic {
  const place = { file: other.document.file.path, range: other.document.rangeOf(other.pointer) };
  const { line, column } = place.range.start;
  return diagnosticAt(document, pointer, 'value', {
    rule,
    message: `${what} ${alias} is already declared in ${place.file}:${line}:${column}`,
    help: 'rename or delete one of the two',
    related: [{ place, message: 'declared here first' }],
  });
}
