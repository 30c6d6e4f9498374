import { changedClients, gainedIn, riskOf } from '../changed-things.ts';
import type { FoundRisk, RiskRule } from '../risk.ts';

/** A token for an API is good for all that the API does. */
export const resourceAdded: RiskRule = {
  name: 'resource-added',
  severity: 'high',
  summary: 'A client may ask for tokens of an API that it had none for; medium for a new client.',
  find: (comparison) => [
    ...changedClients(comparison).flatMap((client) =>
      gainedIn(client.before?.resources, client.after.resources).map((resource) =>
        riskOf(client, {
          field: 'resources',
          item: resource,
          severity: client.before === undefined ? 'medium' : 'high',
          message: `may ask for tokens for the API ${resource}`,
        }),
      ),
    ),
    ...comparison.change.changes.flatMap(({ kind, name, fields }): readonly FoundRisk[] => {
      const field = kind === 'Resource' ? fields.find(isAllowedClients) : undefined;
      if (field === undefined) return [];
      const { path, place, added } = field;
      const message = `${added.join(', ')} may ask for tokens for this API`;
      return added.length === 0 ? [] : [{ kind, name, place, field: path, message }];
    }),
  ],
};

const isAllowedClients = ({ path }: Readonly<{ path: string }>) => path === 'allowedClients';
