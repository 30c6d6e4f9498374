import type { Client } from '../../snapshot/client.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { changedClients, gainedIn, riskOf, type Changed } from '../changed-things.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** Also where the scope comes from a preset, or from a default that took the place of a list. */
export const scopeAdded: RiskRule = {
  name: 'scope-added',
  severity: 'medium',
  summary:
    'A client may ask for more; high for offline_access and for what is sensitive. Of a new client only what is sensitive is told.',
  find: (comparison) => changedClients(comparison).flatMap(scopesOf),
};

function scopesOf(client: Changed<Client>): readonly FoundRisk[] {
  const { before, after, comparison } = client;
  return gainedIn(before?.scopes, after.scopes).flatMap((scope) => {
    const { base, head } = comparison;
    const sensitive = [base, head].some(({ snapshot }) => isSensitive(scope, snapshot));
    if (before === undefined && !sensitive) return [];
    const why = sensitive
      ? ', which is sensitive'
      : scope === 'offline_access'
        ? ', and so for tokens that outlast a session'
        : '';
    return [
      riskOf(client, {
        field: 'scopes',
        item: scope,
        severity: why === '' ? 'medium' : 'high',
        message: `may now ask for the scope ${scope}${why}`,
      }),
    ];
  });
}

function isSensitive(scope: string, { scopes, resourceServers }: Snapshot): boolean {
  if (scopes.get(scope)?.sensitive === true) return true;
  return [...resourceServers.values()].some((api) => api.scopes.get(scope)?.sensitive === true);
}
