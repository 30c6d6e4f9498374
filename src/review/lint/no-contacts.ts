import { declaredClients } from './linted-revision.ts';
import type { LintRule } from './lint-rule.ts';

export const noContacts: LintRule = {
  name: 'no-contacts',
  find: (revision) =>
    declaredClients(revision)
      .filter(({ client }) => client.contacts.length === 0)
      .map(({ client, document }) => ({
        document,
        pointer: '/metadata/name',
        part: 'value',
        message: `client ${client.id} does not say whom people can ask who may not use it`,
        help: 'write spec.contacts: [somebody@example.com]',
      })),
};
