import { authMethodOf } from './client-auth-method.ts';
import type { ClientRule, Finding } from './client-rule.ts';
import type { ExpandedClient } from './expand-client.ts';

/** The keys of a client's own JWK set. */
export const KEY_RULES: readonly ClientRule[] = [keysArePublic, someKeyIsUsable];

/** RFC 7518 section 6: what only the owner of a key knows. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];

function keysArePublic({ spec }: ExpandedClient): Finding[] {
  return keysOf(spec).flatMap((key, index) =>
    PRIVATE_MEMBERS.some((member) => Object.hasOwn(key, member))
      ? [
          {
            rule: 'client-keys' as const,
            at: `jwks/keys/${index}`,
            message: 'this key holds its private part, which only the client may know',
            help: 'make a new key, and write its public part here: this one is in the history now',
          },
        ]
      : [],
  );
}

function someKeyIsUsable({ spec }: ExpandedClient): Finding[] {
  if (spec.jwks === undefined) return [];
  if (authMethodOf(spec) === 'self_signed_tls_client_auth') return certificateIsGiven(spec);
  if (keysOf(spec).some(isUsable)) return [];
  return [
    {
      rule: 'client-keys',
      at: 'jwks',
      message: 'none of these keys can prove who the client is',
      help: 'add one for RS256, PS256, ES256 or EdDSA: of type RSA, EC P-256 or OKP Ed25519',
    },
  ];
}

/** RFC 8705 section 2.2.2: the certificate stands beside the key that is in it. */
function certificateIsGiven(spec: ExpandedClient['spec']): Finding[] {
  if (keysOf(spec).some(({ x5c }) => Array.isArray(x5c) && x5c.length > 0)) return [];
  return [
    {
      rule: 'client-keys',
      at: 'jwks',
      message: 'none of these keys comes with the certificate that the client presents',
      help: 'add it to the key as x5c: a list with the base64 of its DER form',
    },
  ];
}

const ALGORITHMS: Readonly<Record<string, readonly unknown[]>> = {
  RSA: ['RS256', 'PS256'],
  'EC P-256': ['ES256'],
  'OKP Ed25519': ['EdDSA', 'Ed25519'],
};

function isUsable({ kty, crv, alg, use = 'sig' }: Readonly<Record<string, unknown>>): boolean {
  const type = kty === 'RSA' ? 'RSA' : `${String(kty)} ${String(crv)}`;
  const algorithms = Object.hasOwn(ALGORITHMS, type) ? ALGORITHMS[type] : undefined;
  if (algorithms === undefined || use !== 'sig') return false;
  return alg === undefined || algorithms.includes(alg);
}

function keysOf(spec: ExpandedClient['spec']): readonly Readonly<Record<string, unknown>>[] {
  return (spec.jwks?.keys ?? []).map((key) => ({ ...key }));
}
