import { START_OF_FILE } from '../../src/diagnostic/diagnostic.ts';
import type { Client, ClientId } from '../../src/snapshot/client.ts';

/** A public client with everything at its default; `more` changes that. */
export function client(id: string, more: Partial<Client> = {}): Client {
  const made: Client = {
    // Only a snapshot makes the brand; a test may.
    id: id as ClientId,
    name: id,
    enabled: true,
    applicationType: 'web',
    redirectURIs: [`https://${id}.example.com/callback`],
    postLogoutRedirectURIs: [],
    credential: { kind: 'none' },
    scopes: ['openid'],
    pkce: 'required',
    refreshTokens: 'asked',
    idTokenClaims: 'all',
    idTokenAlg: 'RS256',
    source: { file: `clients/${id}.yaml`, range: START_OF_FILE },
    ...more,
  };
  return Object.freeze(made);
}
