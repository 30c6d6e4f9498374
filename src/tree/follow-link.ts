import { realpathSync } from 'node:fs';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { isInside, type BaseDirectory } from './base-directory.ts';
import { explainLink } from './explain-listing.ts';
import { linkLeaves, type PlacedPath } from './file-fault.ts';

export type FollowedLink =
  Readonly<{ kind: 'place'; place: PlacedPath }> | Readonly<{ kind: 'fault'; fault: Diagnostic }>;

/**
 * Where a link leads, which must be inside of the configuration directory.
 * @param links every link that was followed, to which this one is added
 * @throws TreeMoved when the link vanished meanwhile
 * @throws SourceUnavailable when the process is out of file descriptors
 */
export function followLink(
  { base, links }: Readonly<{ base: BaseDirectory; links: Map<string, string> }>,
  link: PlacedPath,
): FollowedLink {
  try {
    const absolute = realpathSync(link.absolute);
    if (!isInside(base, absolute)) return { kind: 'fault', fault: linkLeaves(link.path) };
    links.set(link.absolute, absolute);
    return { kind: 'place', place: { path: link.path, absolute } };
  } catch (error) {
    return { kind: 'fault', fault: explainLink(link, error) };
  }
}
