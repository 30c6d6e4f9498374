import { distance } from 'fastest-levenshtein';

/** A candidate, and how many letters differ. */
type Near = Readonly<{ candidate: string; edits: number }>;

/**
 * The candidate that was probably meant, or undefined when none is near. Case and the characters
 * `_ - .` do not count; at most a quarter of the letters may differ, at least one.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  return nearTo(name, candidates)[0]?.candidate;
}

/**
 * The candidate that was surely meant: the only one whose letters are the same, or else the only one
 * that is near. Undefined when there is none, or a choice.
 */
export function onlyNear(name: string, candidates: readonly string[]): string | undefined {
  const near = nearTo(name, candidates);
  const same = near.filter(({ edits }) => edits === 0);
  const [only, ...others] = same.length > 0 ? same : near;
  return others.length === 0 ? only?.candidate : undefined;
}

/**
 * The name that a misspelt one surely stands for: the only one that is near, two letters away at most
 * and with the same digits, for app-2 is no slip of the pen for app-1.
 */
export function surelyMeant(name: string, names: readonly string[]): string | undefined {
  const only = onlyNear(name, names);
  if (only === undefined || digitsOf(only) !== digitsOf(name)) return undefined;
  return distance(name, only) <= 2 ? only : undefined;
}

const digitsOf = (name: string) => name.replace(/\D/g, '');

/** The nearest first; among equals the order of the candidates. */
function nearTo(name: string, candidates: readonly string[]): readonly Near[] {
  const wanted = essence(name);
  const limit = Math.max(1, Math.floor(wanted.length / 4));
  return candidates
    .flatMap((candidate) => {
      const offered = essence(candidate);
      const edits = distance(wanted, offered);
      const isNear = edits <= limit && edits < Math.max(wanted.length, offered.length);
      return isNear ? [{ candidate, edits }] : [];
    })
    .toSorted((a, b) => a.edits - b.edits);
}

function essence(name: string): string {
  return name.toLowerCase().replace(/[_.-]/g, '');
}
