import { changedIssuer, gainedIn, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** Whoever can put a document there declares clients here. */
export const documentHostAdded: RiskRule = {
  name: 'document-host-added',
  severity: 'high',
  summary: 'Another host may describe clients that have no file here.',
  find: (comparison) =>
    changedIssuer(comparison).flatMap((issuer) =>
      gainedIn(issuer.before.documentHosts, issuer.after.documentHosts).map((host) =>
        riskOf(issuer, {
          field: 'documentHosts',
          item: host,
          message: `every document at ${host} may be a client`,
          help: 'name only hosts where you know everybody who can publish',
        }),
      ),
    ),
};
