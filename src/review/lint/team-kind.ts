import type { LintRule } from './lint-rule.ts';
import { teamsWith } from './teams.ts';

export const teamKind: LintRule = {
  name: 'team-kind',
  find: ({ resources }, { policy }) =>
    teamsWith(policy, 'kinds').flatMap(({ allowed, owns }) =>
      resources
        .filter(
          ({ kind, document }) => !allowed.some((one) => one === kind) && owns(document.file.path),
        )
        .map(({ kind, document }) => ({
          document,
          pointer: '/kind',
          part: 'value',
          message: `files of this team declare no ${kind}`,
          help: `allowed: ${allowed.join(', ') || 'nothing'}`,
        })),
    ),
};
