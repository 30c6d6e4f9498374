import { consentRuleOf } from '../../people/consent.ts';
import { changedClients, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** A public client can be impersonated, and consent is what people notice it by (RFC 8252 section 8.6). */
export const consentSkipped: RiskRule = {
  name: 'consent-skipped',
  severity: 'medium',
  summary: 'People are no longer asked what an app may have; critical for a public client.',
  find: (comparison) =>
    changedClients(comparison)
      .filter(
        ({ before, after }) =>
          consentRuleOf(after) === 'skip' &&
          (before === undefined || consentRuleOf(before) !== 'skip'),
      )
      .map((client) => {
        const isPublic = client.after.credential.kind === 'none';
        return riskOf(client, {
          field: 'consent',
          severity: isPublic ? 'critical' : 'medium',
          message: isPublic
            ? 'people are not asked, and anybody can speak as this client'
            : 'people are not asked what the app may have',
        });
      }),
};
