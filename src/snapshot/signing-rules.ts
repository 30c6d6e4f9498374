import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { BuiltClient } from './build-clients.ts';

/** The issuer's own keys, and where they are declared. */
export type KeySet = Readonly<{
  keys: readonly SigningKey[];
  related: NonNullable<Diagnostic['related']>;
}>;

/** Clients whose ID tokens the issuer's own keys cannot sign; keys the server manages sign all. */
export function checkSigningKeys(
  clients: readonly BuiltClient[],
  keySet: KeySet | undefined,
): Diagnostic[] {
  if (keySet === undefined) return [];
  const { keys, related } = keySet;
  const algorithms = new Set(keys.map(({ alg }) => alg));
  const words = [...algorithms].sort().join(', ');
  return clients.flatMap(
    ({ client: { idTokenAlg, grantTypes }, resource: { document, value } }) => {
      if (algorithms.has(idTokenAlg) || !grantTypes.includes('authorization_code')) return [];
      const isGiven = value.spec.tokens?.idToken?.alg !== undefined;
      return [
        diagnosticAt(
          document,
          isGiven ? '/spec/tokens/idToken/alg' : '/spec',
          isGiven ? 'value' : 'key',
          {
            rule: 'signing-keys',
            message: `${idTokenAlg} is to sign the ID tokens, and the issuer's keys are for ${words}`,
            help: `write tokens: { idToken: { alg: … } } with one of these, or add a key for ${idTokenAlg} to the Secret of the issuer's keys`,
            related,
          },
        ),
      ];
    },
  );
}

/** The same for APIs whose access tokens are JWTs. */
export function checkAPISigningKeys(
  apis: readonly ResourceOf<'Resource'>[],
  keySet: KeySet | undefined,
): Diagnostic[] {
  if (keySet === undefined) return [];
  const { keys, related } = keySet;
  const algorithms = new Set(keys.map(({ alg }) => alg));
  return apis.flatMap(({ document, value }) => {
    const { format, alg } = value.spec.accessToken ?? {};
    if (format === 'opaque' || algorithms.has(alg ?? 'RS256')) return [];
    const pointer = alg === undefined ? '/spec' : '/spec/accessToken/alg';
    const words = [...algorithms].sort().join(', ');
    return [
      diagnosticAt(document, pointer, alg === undefined ? 'key' : 'value', {
        rule: 'signing-keys',
        message: `${alg ?? 'RS256'} is to sign the access tokens, and the issuer's keys are for ${words}`,
        help: 'write accessToken: { alg: … } with one of these, or add a key to those of the issuer',
        related,
      }),
    ];
  });
}
