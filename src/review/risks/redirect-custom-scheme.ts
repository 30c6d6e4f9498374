import { hasCustomScheme } from '../../resource/redirect-uri.ts';
import { changedClients, gainedIn, riskOf } from '../changed-things.ts';
import type { RiskRule } from '../risk.ts';

/** Any app may claim a scheme; one that is a domain in reverse is claimed by accident by none (RFC 8252 section 7.1). */
export const redirectCustomScheme: RiskRule = {
  name: 'redirect-custom-scheme',
  severity: 'medium',
  summary:
    'A redirect URI has a scheme of its own; high where the scheme is no domain name in reverse.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) =>
      gainedIn(client.before?.redirectURIs, client.after.redirectURIs)
        .filter(hasCustomScheme)
        .map((uri) => {
          const scheme = uri.slice(0, uri.indexOf(':'));
          const isReversed = scheme.includes('.');
          return riskOf(client, {
            field: 'redirectURIs',
            item: uri,
            severity: isReversed ? 'medium' : 'high',
            message: `any app on a device may answer to ${scheme}:`,
            help: isReversed
              ? 'let the app claim an https address where the system can (RFC 8252 section 7.2)'
              : 'use a domain of yours in reverse, such as com.example.app:',
          });
        }),
    ),
};
