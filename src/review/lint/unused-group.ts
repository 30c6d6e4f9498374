import type { ClaimMapping } from '../../resource/generated/client.ts';
import { resourcesOf } from '../reviewed-revision.ts';
import type { LintedRevision } from './linted-revision.ts';
import type { LintRule } from './lint-rule.ts';

export const unusedGroup: LintRule = {
  name: 'unused-group',
  find: (revision) => {
    const used = groupsInUse(revision);
    return resourcesOf(revision, 'Group')
      .filter(({ value }) => !used.has(value.metadata.name))
      .map(({ document, value }) => ({
        document,
        pointer: '/metadata/name',
        part: 'value',
        message: `nothing depends on who is in group ${value.metadata.name}`,
        help: 'delete the file, or name the group in spec.allowedGroups of a client',
      }));
  },
};

/** Groups that open an app or a claim; and all with people in them, where apps get to see groups. */
function groupsInUse({ snapshot, resources }: LintedRevision): ReadonlySet<string> {
  const clients = [...snapshot.clients.values()];
  const tables = [...clients, ...snapshot.scopes.values()].map(({ claims }) => claims);
  const isShown = clients.some(({ scopes }) => scopes.includes('groups'));
  const policies = resourcesOf({ resources }, 'Policy');
  return new Set([
    ...clients.flatMap(({ allowedGroups = [] }) => allowedGroups),
    ...clients.flatMap(({ serviceClaims: { groups = [] } }) => groups),
    ...tables.flatMap(groupsInTable),
    ...policies.flatMap(({ value }) =>
      (value.spec.teams ?? []).flatMap(({ groups = [] }) => groups),
    ),
    ...(isShown ? [...snapshot.usersBySub.values()].flatMap(({ groups }) => groups) : []),
  ]);
}

function groupsInTable(claims: Readonly<Record<string, ClaimMapping>>): readonly string[] {
  return Object.values(claims).flatMap(({ fromGroups = {} }) => Object.keys(fromGroups));
}
