import { changedClients, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** Without PKCE, a stolen code is good for whoever has it (RFC 9700 section 2.1.1). */
export const pkceRelaxed: RiskRule = {
  name: 'pkce-relaxed',
  severity: 'high',
  summary: 'PKCE is no longer required of a client.',
  find: (comparison) =>
    changedClients(comparison)
      .filter(({ before, after }) => before?.pkce === 'required' && after.pkce === 'optional')
      .map((client) =>
        riskOf(client, {
          field: 'pkce',
          message: 'PKCE is no longer required',
          help: 'write pkce: required, unless the app cannot do it',
        }),
      ),
};
