import { changedClients, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** As if it were gone, until somebody enables it again. */
export const clientDisabled: RiskRule = {
  name: 'client-disabled',
  severity: 'medium',
  summary: 'A client is disabled: nobody can sign in to its app.',
  find: (comparison) =>
    changedClients(comparison)
      .filter(({ before, after }) => before?.enabled === true && !after.enabled)
      .map((client) =>
        riskOf(client, {
          field: 'enabled',
          message: 'the client is disabled; its sessions and tokens end',
        }),
      ),
};
