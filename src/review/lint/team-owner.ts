import { escapePointer } from '../../diagnostic/pointer.ts';
import type { LintRule } from './lint-rule.ts';
import { teamsWith } from './teams.ts';

/** One that says nothing is for `no-owner` to tell. */
export const teamOwner: LintRule = {
  name: 'team-owner',
  find: ({ resources }, { policy }) => {
    const { requireOwner } = policy;
    if (requireOwner === undefined) return [];
    return teamsWith(policy, 'owner').flatMap(({ allowed, owns }) =>
      resources.flatMap(({ document, value: { metadata } }) => {
        const owner = metadata.annotations?.[requireOwner];
        if (owner === undefined || owner === allowed || !owns(document.file.path)) return [];
        return [
          {
            document,
            pointer: `/metadata/annotations/${escapePointer(requireOwner)}`,
            part: 'value',
            message: `files of this team belong to ${allowed}, and not to ${owner}`,
          },
        ];
      }),
    );
  },
};
