import type { Client } from './client.ts';
import type { Issuer } from './issuer.ts';
import type { ResourceServer } from './resource-server.ts';

type Lifetimes = Readonly<{
  ttl: Issuer['ttl'];
  clients: Iterable<Pick<Client, 'idTokenTTL'>>;
  resourceServers: Iterable<Pick<ResourceServer, 'tokenFormat' | 'tokenTTL'>>;
}>;

/** A key stays longer than what it has signed, so that nothing depends on the minute. */
const MARGIN_SECONDS = 86_400;

/**
 * For how many seconds somebody may need the key of a signature: as long as an ID token or a JWT
 * access token is valid, and as long as a session, at whose end an app presents its ID token (OpenID
 * Connect RP-Initiated Logout 1.0 section 2).
 */
export function signedLifetime({ ttl, clients, resourceServers }: Lifetimes): number {
  let longest = Math.max(ttl.session, ttl.idToken);
  for (const { idTokenTTL = 0 } of clients) longest = Math.max(longest, idTokenTTL);
  for (const { tokenFormat, tokenTTL = ttl.accessToken } of resourceServers) {
    if (tokenFormat === 'jwt') longest = Math.max(longest, tokenTTL);
  }
  return longest;
}

/** For how many seconds a key is published that signs no more. */
export function keptLifetime(lifetimes: Lifetimes): number {
  return signedLifetime(lifetimes) + MARGIN_SECONDS;
}
