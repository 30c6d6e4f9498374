import { distance } from 'fastest-levenshtein';
import { domainToUnicode } from 'node:url';
import { LIKE_LATIN } from './like-latin.ts';

/** Shorter names differ in one letter by chance. */
const SHORTEST = 4;

/** The site that another one could be taken for, and why. */
export type Likeness = Readonly<{ site: string; how: string }>;

/** Looks for hosts that people would take for one of the sites. */
export type LookalikeSearch = Readonly<{
  /**
   * The site that another one resembles: by letters of another script, or but for one letter.
   * Undefined when it resembles none, or is one of them.
   */
  resembled(site: string): Likeness | undefined;
  /** The site that a host begins with although it is at another one: `wiki.example.com.evil.net`. */
  pretended(host: string): string | undefined;
}>;

export function createLookalikeSearch(sites: ReadonlySet<string>): LookalikeSearch {
  const skeletons = Array.from(sites, (site) => ({ site, skeleton: skeletonOf(site) }));
  const known = new Map<string, Likeness | undefined>();
  return {
    resembled: (site) => {
      if (!known.has(site)) known.set(site, sites.has(site) ? undefined : search(site, skeletons));
      return known.get(site);
    },
    pretended: (host) => partsOf(host).find((part) => sites.has(part)),
  };
}

type Skeleton = Readonly<{ site: string; skeleton: string }>;

function search(site: string, skeletons: readonly Skeleton[]): Likeness | undefined {
  const shown = domainToUnicode(site);
  const skeleton = skeletonOf(site);
  const same = skeletons.find((other) => other.skeleton === skeleton);
  if (same !== undefined) {
    const letters = shown === site ? '' : ` with the letters of ${shown}`;
    return { site: same.site, how: `looks the same${letters} as` };
  }
  const near = skeletons.find((other) => isOneOff(skeleton, other.skeleton));
  return near && { site: near.site, how: 'differs in one letter from' };
}

/** Every run of labels that something else follows. */
function partsOf(host: string): readonly string[] {
  const labels = host.split('.').slice(0, 32);
  return labels.flatMap((_, from) =>
    labels.slice(from + 1, -1).map((__, more) => labels.slice(from, from + more + 2).join('.')),
  );
}

/** Equal for names that people take for each other. */
function skeletonOf(name: string): string {
  const letters = Array.from(domainToUnicode(name).normalize('NFKD').toLowerCase()).filter(
    (letter) => !/\p{M}/u.test(letter),
  );
  return letters
    .map((letter) => LIKE_LATIN[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('0', 'o')
    .replaceAll(/[1i|]/g, 'l');
}

/** One letter more, less, or another; or two in the other order. */
function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  if (Math.min(nameLength(one), nameLength(other)) < SHORTEST) return false;
  if (distance(one, other) === 1) return true;
  if (one.length !== other.length) return false;
  const at = Array.from(one).findIndex((letter, index) => letter !== other[index]);
  const swapped = `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at] ?? ''}${one.slice(at + 2)}`;
  return at >= 0 && swapped === other;
}

const nameLength = (site: string) => (site.includes('.') ? site.indexOf('.') : site.length);
