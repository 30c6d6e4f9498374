import { changedIssuer, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** It is in every token and in every app's settings. */
export const issuerURLChanged: RiskRule = {
  name: 'issuer-url-changed',
  severity: 'critical',
  summary: 'The issuer is another one: every app breaks, and derived subjects are others.',
  find: (comparison) =>
    changedIssuer(comparison)
      .filter(({ before, after }) => before.url !== after.url)
      .map((issuer) => {
        const { before, after } = issuer;
        const orphaned = [...comparison.base.snapshot.usersBySub.keys()].filter(
          (sub) => !comparison.head.snapshot.usersBySub.has(sub),
        ).length;
        const subjects = orphaned === 0 ? '' : `, and ${orphaned} people get another sub`;
        return riskOf(issuer, {
          field: 'url',
          message: `the issuer is ${after.url}, no longer ${before.url}: every app breaks${subjects}`,
          help: 'give people a sub of their own in their files before you move',
        });
      }),
};
