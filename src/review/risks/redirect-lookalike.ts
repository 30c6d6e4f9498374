import type { Client } from '../../snapshot/client.ts';
import { changedClients, gainedIn, riskOf, type Changed } from '../changed-things.ts';
import { createLookalikeSearch, type LookalikeSearch } from '../lookalike.ts';
import { allowedSitesOf } from '../policy.ts';
import { registrableDomain } from '../registrable-domain.ts';
import type { ReviewedRevision } from '../reviewed-revision.ts';
import type { RiskRule } from '../risk.ts';
import { sitesInUse, webHostOf } from '../web-site.ts';

/** Nobody who reads a pull request sees a Cyrillic а. */
export const redirectLookalike: RiskRule = {
  name: 'redirect-lookalike',
  severity: 'critical',
  summary: 'A redirect URI is on a host that can be taken for a site in use.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) =>
      gainedIn(client.before?.redirectURIs, client.after.redirectURIs).flatMap((uri) => {
        const message = likenessOf(client, uri);
        if (message === undefined) return [];
        const help = 'compare the address letter by letter with the one that was meant';
        return [riskOf(client, { message, help, field: 'redirectURIs', item: uri })];
      }),
    ),
};

function likenessOf({ comparison: { base } }: Changed<Client>, uri: string): string | undefined {
  const host = webHostOf(uri);
  if (host === undefined) return undefined;
  const site = registrableDomain(host);
  const { isUsed, search } = searchIn(base);
  if (isUsed(site)) return undefined;
  const pretended = search.pretended(host);
  if (pretended !== undefined) return `${host} begins like ${pretended} and is at ${site}`;
  const like = search.resembled(site);
  return like && `${site} ${like.how} ${like.site}`;
}

type Search = Readonly<{ isUsed: (site: string) => boolean; search: LookalikeSearch }>;

const searches = new WeakMap<ReviewedRevision, Search>();

/** Among the sites of before: those of the change itself vouch for nothing. */
function searchIn(base: ReviewedRevision): Search {
  const known = searches.get(base);
  if (known !== undefined) return known;
  const sites = new Set([...sitesInUse(base), ...(allowedSitesOf(base) ?? [])]);
  const created = {
    isUsed: (site: string) => sites.has(site),
    search: createLookalikeSearch(sites),
  };
  searches.set(base, created);
  return created;
}
