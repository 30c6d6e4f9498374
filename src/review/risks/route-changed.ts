import { changedIssuer, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** Apps that keep the metadata, or were told the path by hand, go on to ask the old one. */
export const routeChanged: RiskRule = {
  name: 'route-changed',
  severity: 'medium',
  summary: 'An endpoint is at another path.',
  find: (comparison) =>
    changedIssuer(comparison).flatMap((issuer) =>
      issuer.change.fields
        .filter(({ path }) => path.startsWith('routes.'))
        .map(({ path, before, after }) =>
          riskOf(issuer, {
            field: path,
            message: `the ${path.slice('routes.'.length)} endpoint is at ${String(after)}, no longer at ${String(before)}`,
            help: 'apps have to read the metadata anew',
          }),
        ),
    ),
};
