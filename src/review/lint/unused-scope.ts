import { resourcesOf } from '../reviewed-revision.ts';
import type { LintRule } from './lint-rule.ts';

export const unusedScope: LintRule = {
  name: 'unused-scope',
  find: (revision) => {
    const asked = new Set([...revision.snapshot.clients.values()].flatMap(({ scopes }) => scopes));
    return resourcesOf(revision, 'Scope')
      .filter(({ value }) => !asked.has(value.metadata.name))
      .map(({ document, value }) => ({
        document,
        pointer: '/metadata/name',
        part: 'value',
        message: `no client may ask for scope ${value.metadata.name}`,
        help: 'delete the file, or name the scope in spec.scopes of a client',
      }));
  },
};
