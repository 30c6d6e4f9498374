import { changedClients, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** To the app it is another client: what it sends is unknown, and what it got ends. */
export const clientIDChanged: RiskRule = {
  name: 'client-id-changed',
  severity: 'critical',
  summary: 'A client has another client_id: its app cannot sign anybody in before it uses that.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) => {
      const { before, after } = client;
      if (before === undefined || before.id === after.id) return [];
      return [
        riskOf(client, {
          field: 'id',
          message: `the client_id is ${after.id}, no longer ${before.id}; sessions and tokens of the old one end`,
          help: 'declare a second client, move the app, and delete the first one later',
        }),
      ];
    }),
};
