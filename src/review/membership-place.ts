import type { Place } from '../diagnostic/diagnostic.ts';
import type { User } from '../snapshot/user.ts';
import { resourcesOf, type ReviewedRevision } from './reviewed-revision.ts';

/** Where it says that somebody belongs to a group: in their own file, or in that of the group. */
export function membershipPlace(revision: ReviewedRevision, user: User, group: string): Place {
  const own = resourcesOf(revision, 'User').find(({ value }) => value.metadata.name === user.key);
  const index = own?.value.spec.groups?.indexOf(group) ?? -1;
  if (own !== undefined && index >= 0) {
    const { document } = own;
    return placeAt(document, `/spec/groups/${index}`);
  }
  for (const { document, value } of resourcesOf(revision, 'Group')) {
    const at = value.metadata.name === group ? (value.spec.members?.indexOf(user.key) ?? -1) : -1;
    if (at >= 0) return placeAt(document, `/spec/members/${at}`);
  }
  return user.source;
}

type Document = ReturnType<typeof resourcesOf<'Group'>>[number]['document'];

const placeAt = (document: Document, pointer: string): Place => ({
  file: document.file.path,
  range: document.rangeOf(pointer, 'value'),
});
