import { pointerOfField } from '../field-place.ts';
import { declaredClients } from './linted-revision.ts';
import type { LintRule } from './lint-rule.ts';
import { strayItems } from './teams.ts';

export const teamScope: LintRule = {
  name: 'team-scope',
  find: (revision, { policy }) =>
    strayItems(policy, 'scopes', declaredClients(revision), ({ client }, allowed) =>
      client.scopes
        .filter((scope) => !allowed.includes(scope))
        .map((item) => ({ field: 'scopes', item })),
    ).map(({ document, field, item }) => ({
      document,
      ...pointerOfField(document, field, item),
      message: `clients of this team may not ask for scope ${item}`,
      help: 'write spec.scopes with those that it may',
    })),
};
