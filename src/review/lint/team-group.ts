import type { Resource } from '../../resource/resource.ts';
import { pointerOfField, type FieldPointer } from '../field-place.ts';
import type { LintRule } from './lint-rule.ts';
import { teamsWith } from './teams.ts';

/** A group that apps are going to believe somebody is in. */
type HandedOut = FieldPointer & Readonly<{ group: string }>;

export const teamGroup: LintRule = {
  name: 'team-group',
  find: ({ resources }, { policy }) =>
    teamsWith(policy, 'groups').flatMap(({ allowed, owns }) =>
      resources
        .filter(({ document }) => owns(document.file.path))
        .flatMap((resource) =>
          handedOut(resource)
            .filter(({ group }) => !allowed.includes(group))
            .map(({ group, pointer, part }) => ({
              document: resource.document,
              pointer,
              part,
              message: `files of this team put nobody into group ${group}`,
            })),
        ),
    ),
};

function handedOut(resource: Resource): readonly HandedOut[] {
  const { document, kind, value } = resource;
  const inList = (field: string, groups: readonly string[] = []) =>
    groups.map((group) => ({ group, ...pointerOfField(document, field, group) }));
  if (kind === 'Group') {
    return [{ group: value.metadata.name, pointer: '/metadata/name', part: 'value' }];
  }
  if (kind === 'Client') return inList('serviceClaims.groups', value.spec.serviceClaims?.groups);
  if (kind !== 'User') return [];
  return resource.credentials === undefined
    ? inList('groups', value.spec.groups)
    : inSecret(resource.credentials.pointer, value.spec.groups);
}

/** Of a LocalUser all stands in a Secret, to which the document only points. */
function inSecret(pointer: string, groups: readonly string[] = []): readonly HandedOut[] {
  return groups.map((group) => ({ group, pointer, part: 'key' }));
}
