import type { ExpandedClient } from '../resource/expand-client.ts';
import { normalizeBcrypt } from '../secret/bcrypt-hash.ts';
import type { Secret } from '../secret/secret.ts';
import type { AcceptedSecret, Credential } from './client.ts';

/** What the references of a client were resolved to; undefined where a hash is given instead. */
export type ClientSecrets = Readonly<{
  current: Secret | undefined;
  /** One for each of `previousSecrets`. */
  previous: readonly (Secret | undefined)[];
}>;

/** What a client that refers to no Secret gets: always this object. */
export const NO_SECRETS: ClientSecrets = Object.freeze({ current: undefined, previous: [] });

const NO_CREDENTIAL: Credential = Object.freeze({ kind: 'none' });

/** How a client proves who it is. */
export function credentialOf(spec: ExpandedClient['spec'], secrets: ClientSecrets): Credential {
  const { jwks, jwksURI } = spec;
  if (jwks !== undefined) return Object.freeze({ kind: 'private_key_jwt', jwks });
  if (jwksURI !== undefined) return Object.freeze({ kind: 'private_key_jwt', jwksURI });
  if (spec.public) return NO_CREDENTIAL;
  const current = acceptedSecret(spec.secretHash, secrets.current);
  const previous = (spec.previousSecrets ?? []).flatMap(({ secretHash, expiresAt }, index) => {
    const secret = acceptedSecret(secretHash, secrets.previous[index]);
    return secret === undefined ? [] : [{ ...secret, expiresAt: Date.parse(expiresAt) }];
  });
  const accepted = current === undefined ? previous : [current, ...previous];
  return Object.freeze({ kind: 'secrets', accepted });
}

/** Whether a client needs a secret from elsewhere: it keeps one, and gives neither hash nor key. */
export function needsSecret(spec: ExpandedClient['spec']): boolean {
  const { secretHash, jwks, jwksURI } = spec;
  return !spec.public && [secretHash, jwks, jwksURI].every((given) => given === undefined);
}

function acceptedSecret(
  hash: string | undefined,
  secret: Secret | undefined,
): AcceptedSecret | undefined {
  if (hash !== undefined) return { kind: 'hash', hash: normalizeBcrypt(hash) };
  return secret === undefined ? undefined : { kind: 'plaintext', secret };
}
