import type { Place } from '../diagnostic/diagnostic.ts';
import type { ResourceChange } from './change.ts';
import { placeOfField } from './field-place.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

type Named = Pick<ResourceChange, 'kind' | 'name' | 'place'>;

/** Where a field of a changed resource, or an item of it, stands in one of the revisions. */
export function placeIn(
  revision: ReviewedRevision,
  { kind, name, place }: Named,
  field?: string,
  item?: unknown,
): Place {
  const document = field === undefined ? undefined : revision.documentOf(kind, name);
  if (document === undefined || field === undefined) return place;
  return placeOfField(document, field, item);
}
