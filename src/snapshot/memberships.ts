import type { ResourceOf } from '../resource/resource.ts';

/** The groups that list a user as a member, by metadata.name of the user. */
export function membershipsIn(
  groups: readonly ResourceOf<'Group'>[],
): ReadonlyMap<string, readonly string[]> {
  const pairs = groups.flatMap(({ value: { metadata, spec } }) =>
    (spec.members ?? []).map((member) => ({ member, group: metadata.name })),
  );
  return new Map(
    [...Map.groupBy(pairs, ({ member }) => member)].map(([member, found]) => [
      member,
      found.map(({ group }) => group),
    ]),
  );
}
