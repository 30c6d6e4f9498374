import type { ClientRule, Finding } from './client-rule.ts';
import type { ExpandedClient } from './expand-client.ts';

/** What a client needs that acts for itself. */
export const SERVICE_RULES: readonly ClientRule[] = [serviceClaimsHaveAUse];

function serviceClaimsHaveAUse({ spec }: ExpandedClient): Finding[] {
  if (spec.serviceClaims === undefined || spec.grantTypes.includes('client_credentials')) return [];
  return [
    {
      rule: 'contradiction',
      at: 'serviceClaims',
      message: 'serviceClaims are for a client that acts for itself, and this one never does',
      help: 'delete them, or add client_credentials to grantTypes',
    },
  ];
}
