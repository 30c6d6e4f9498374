import { pointerOfField } from '../field-place.ts';
import { declaredClients } from './linted-revision.ts';
import type { LintRule } from './lint-rule.ts';
import { strayItems } from './teams.ts';

export const teamResource: LintRule = {
  name: 'team-resource',
  find: (revision, { policy }) =>
    strayItems(policy, 'resources', declaredClients(revision), ({ client }, allowed) => {
      const { resources, defaultResource } = client;
      return [
        ...resources.map((item) => ({ field: 'resources', item })),
        ...(defaultResource === undefined
          ? []
          : [{ field: 'defaultResource', item: defaultResource }]),
      ].filter(({ item }) => !allowed.includes(item));
    }).map(({ document, field, item }) => ({
      document,
      ...pointerOfField(document, field, item),
      message: `clients of this team may not ask for tokens for ${item}`,
    })),
};
