import { START_OF_FILE } from '../../src/diagnostic/diagnostic.ts';
import type { Client, ClientId } from '../../src/snapshot/client.ts';

/** A public client with everything at its default; `more` changes that. */
export function client(id: string, more: Partial<Client> = {}): Client {
  const made: Client = {
    // Only a snapshot makes the brand; a test may.
    id: id as ClientId,
    type: 'spa',
    name: id,
    nameI18n: {},
    enabled: true,
    applicationType: 'web',
    redirectURIs: [`https://${id}.example.com/callback`],
    postLogoutRedirectURIs: [],
    credential: { kind: 'none' },
    grantTypes: ['authorization_code', 'refresh_token'],
    scopes: ['openid'],
    resources: [],
    serviceClaims: {},
    pkce: 'required',
    refreshTokens: { issue: 'asked', rotate: true },
    consent: 'remember',
    idTokenClaims: 'all',
    idTokenAlg: 'RS256',
    claims: {},
    subjectType: 'public',
    trustedPeers: [],
    contacts: [],
    clientMetadata: {},
    source: { file: `clients/${id}.yaml`, range: START_OF_FILE },
    ...more,
  };
  return Object.freeze(made);
}
