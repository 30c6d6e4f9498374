import type { ResourceOf } from '../../resource/resource.ts';
import { secretReferencesOf } from '../../snapshot/secret-references.ts';
import type { Client } from '../../snapshot/client.ts';
import { changedClients, riskOf, type Changed } from '../changed-things.ts';
import type { ReviewedRevision } from '../reviewed-revision.ts';
import type { RiskRule } from '../risk.ts';

/** Each of them can then speak as the other. */
export const secretShared: RiskRule = {
  name: 'secret-shared',
  severity: 'high',
  summary: 'Two clients have the same secret or hash.',
  find: (comparison) => {
    const { base, head } = comparison;
    const changed = changedClients(comparison).filter((client) => isNew(client, base, head));
    if (changed.length === 0) return [];
    const owners = Map.groupBy(head.clients.values(), (client) => secretOf(client) ?? '');
    return changed.flatMap((client) => {
      const resource = head.clients.get(client.after.id);
      const secret = resource && secretOf(resource);
      const others = (secret === undefined ? [] : (owners.get(secret) ?? []))
        .filter((other) => other !== resource)
        .map(({ value }) => value.metadata.name);
      if (others.length === 0) return [];
      const message = `${others.join(', ')} has the same secret`;
      return [riskOf(client, { field: 'secret', message, help: 'give each client its own' })];
    });
  },
};

function isNew(
  { before, after }: Changed<Client>,
  base: ReviewedRevision,
  head: ReviewedRevision,
): boolean {
  const old = before && base.clients.get(before.id);
  const now = head.clients.get(after.id);
  const secret = now && secretOf(now);
  return secret !== undefined && secret !== (old && secretOf(old));
}

/** The same text for the same hash, or for the same value of the same Secret. */
function secretOf(client: ResourceOf<'Client'>): string | undefined {
  const { secretHash } = client.value.spec;
  if (secretHash !== undefined) return secretHash;
  const current = secretReferencesOf(client)?.current;
  if (current === undefined) return undefined;
  const { ref } = current;
  return JSON.stringify('name' in ref ? [ref.name, ref.key ?? 'secret'] : ref);
}
