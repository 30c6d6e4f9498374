import { resourcesOf } from '../reviewed-revision.ts';
import type { LintRule } from './lint-rule.ts';

export const unusedResource: LintRule = {
  name: 'unused-resource',
  find: (revision) => {
    const clients = [...revision.snapshot.clients.values()];
    const asked = new Set(
      clients.flatMap(({ resources, defaultResource }) => [...resources, defaultResource]),
    );
    return resourcesOf(revision, 'Resource')
      .filter(({ value: { metadata, spec } }) => {
        const isAsked = asked.has(metadata.name);
        return !isAsked && (spec.allowedClients ?? []).length === 0;
      })
      .map(({ document, value }) => ({
        document,
        pointer: '/metadata/name',
        part: 'value',
        message: `no client may ask for tokens for ${value.metadata.name}`,
        help: 'delete the file, or name it in spec.resources of a client',
      }));
  },
};
