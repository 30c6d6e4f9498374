import type { Configuration } from 'oidc-provider';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';

type CrossOriginRule = NonNullable<Configuration['clientBasedCORS']>;

/** Which origins' scripts may read what the token and userinfo endpoints answer about a client. */
export function createCrossOriginRule(current: CurrentSnapshot): CrossOriginRule {
  return (_ctx, origin, { clientId }) => {
    const client = findClient(current.get(), clientId);
    return client !== undefined && allowedOrigins(client).includes(origin);
  };
}

function allowedOrigins({
  allowedCORSOrigins,
  credential,
  redirectURIs,
}: Client): readonly string[] {
  if (allowedCORSOrigins !== undefined) return allowedCORSOrigins;
  if (credential.kind !== 'none') return [];
  // A scheme of the app's own has the origin "null", which any sandboxed frame sends.
  return redirectURIs.filter((uri) => /^https?:/i.test(uri)).map((uri) => new URL(uri).origin);
}
