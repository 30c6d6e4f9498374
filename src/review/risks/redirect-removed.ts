import { changedClients, gainedIn, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** Whoever is on the way there gets an error page. */
export const redirectRemoved: RiskRule = {
  name: 'redirect-removed',
  severity: 'medium',
  summary: 'A redirect URI is gone: sign-ins that ask for it fail.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) =>
      gainedIn(client.after.redirectURIs, client.before?.redirectURIs).map((uri) =>
        riskOf(client, {
          field: 'redirectURIs',
          item: uri,
          gone: true,
          message: `sign-ins that ask for ${uri} fail from now on`,
          help: 'make sure that the app does not use it any more',
        }),
      ),
    ),
};
