import { pointerOfField } from '../field-place.ts';
import { isAtSite } from '../policy.ts';
import { declaredClients } from './linted-revision.ts';
import type { LintRule } from './lint-rule.ts';
import { strayItems } from './teams.ts';

const FIELDS = ['redirectURIs', 'postLogoutRedirectURIs'] as const;

/** What has no host, such as a custom scheme, is at no site. */
export const teamRedirectSite: LintRule = {
  name: 'team-redirect-site',
  find: (revision, { policy }) =>
    strayItems(policy, 'redirectSites', declaredClients(revision), ({ client }, sites) =>
      FIELDS.flatMap((field) =>
        client[field]
          .filter((uri) => !isAtSite(URL.parse(uri)?.hostname ?? '', sites))
          .map((item) => ({ field, item })),
      ),
    ).map(({ document, field, item }) => ({
      document,
      ...pointerOfField(document, field, item),
      message: `${item} is at no site of this team`,
    })),
};
