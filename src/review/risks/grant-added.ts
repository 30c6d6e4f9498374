import { DEVICE_CODE } from '../../resource/client-type.ts';
import { changedClients, gainedIn, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** Each way to get tokens is one that can be abused: a device code by whoever gets a person to type it. */
export const grantAdded: RiskRule = {
  name: 'grant-added',
  severity: 'medium',
  summary: 'A client may get tokens in another way; high for device codes and token exchange.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) =>
      client.before === undefined
        ? []
        : gainedIn(client.before.grantTypes, client.after.grantTypes).map((grant) =>
            riskOf(client, {
              field: 'grantTypes',
              item: grant,
              severity:
                grant === DEVICE_CODE || grant.endsWith(':token-exchange') ? 'high' : 'medium',
              message: `may now use the grant ${grant}`,
            }),
          ),
    ),
};
