import { changedClients, gainedIn, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** A peer speaks for people whom it never saw to an app that trusts it. */
export const trustedPeersWidened: RiskRule = {
  name: 'trusted-peers-widened',
  severity: 'high',
  summary: 'Another client may obtain tokens for this one; medium for a new client.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) =>
      gainedIn(client.before?.trustedPeers, client.after.trustedPeers).map((peer) =>
        riskOf(client, {
          field: 'trustedPeers',
          item: peer,
          severity: client.before === undefined ? 'medium' : 'high',
          message: `${peer} may obtain tokens for this client`,
        }),
      ),
    ),
};
