import type { Credential } from '../../snapshot/client.ts';
import { changedClients, riskOf } from '../changed-things.ts';
import { methodOf } from '../compare-credentials.ts';
import type { RiskRule } from '../risk.ts';

/** A key never leaves the app; a secret that signs is not sent; a secret is. */
export const authenticationWeakened: RiskRule = {
  name: 'authentication-weakened',
  severity: 'high',
  summary: 'A client proves who it is in a weaker way.',
  find: (comparison) =>
    changedClients(comparison).flatMap((client) => {
      const { before, after } = client;
      if (before === undefined || after.credential.kind === 'none') return [];
      if (strengthOf(after.credential) >= strengthOf(before.credential)) return [];
      const [old, now] = [methodOf(before.credential), methodOf(after.credential)];
      return [
        riskOf(client, {
          field: 'authentication',
          message: `the client proves who it is by ${now}, no longer by ${old}`,
        }),
      ];
    }),
};

function strengthOf(credential: Credential): number {
  switch (credential.kind) {
    case 'none':
      return 0;
    case 'secrets':
      return credential.signs ? 2 : 1;
    case 'private_key_jwt':
    case 'self_signed_tls_client_auth':
    case 'tls_client_auth':
      return 3;
  }
}
