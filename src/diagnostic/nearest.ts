import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was probably meant, or undefined when none is near. Case and the characters
 * `_ - .` do not count; at most a quarter of the letters may differ, at least one.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = essence(name);
  const limit = Math.max(1, Math.floor(wanted.length / 4));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const offered = essence(candidate);
    const edits = distance(wanted, offered);
    if (edits < bestDistance && edits < Math.max(wanted.length, offered.length)) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

function essence(name: string): string {
  return name.toLowerCase().replace(/[_.-]/g, '');
}
