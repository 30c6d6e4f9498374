import { resourcesOf } from '../reviewed-revision.ts';
import type { LintRule } from './lint-rule.ts';

export const previousSecretExpired: LintRule = {
  name: 'previous-secret-expired',
  find: (revision, { now }) =>
    resourcesOf(revision, 'Client').flatMap(({ document, value: { spec } }) =>
      (spec.previousSecrets ?? []).flatMap(({ expiresAt }, index) => {
        if (Date.parse(expiresAt) > now.getTime()) return [];
        return [
          {
            document,
            pointer: `/spec/previousSecrets/${index}/expiresAt`,
            part: 'value',
            message: `this secret has not been accepted since ${expiresAt}`,
            help: 'take it out, and the Secret as well if nothing else needs it',
          },
        ];
      }),
    ),
};
