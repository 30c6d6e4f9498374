import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { DEFAULT_ALGORITHM, type SigningAlgorithm } from '../secret/signing-keys.ts';
import type { BuiltClient } from './build-clients.ts';
import type { DeclaredKeys } from './declared-keys.ts';

/** Clients whose ID tokens the issuer's own keys cannot sign; keys the server manages sign all. */
export function checkSigningKeys(
  clients: readonly BuiltClient[],
  keys: DeclaredKeys | undefined,
): Diagnostic[] {
  if (keys === undefined) return [];
  const { related } = keys;
  return clients.flatMap(
    ({ client: { idTokenAlg, grantTypes }, resource: { document, value } }) => {
      const words = whyNotSigned(keys, idTokenAlg);
      if (words === undefined || !grantTypes.includes('authorization_code')) return [];
      const isGiven = value.spec.tokens?.idToken?.alg !== undefined;
      return [
        diagnosticAt(
          document,
          isGiven ? '/spec/tokens/idToken/alg' : '/spec',
          isGiven ? 'value' : 'key',
          {
            rule: 'signing-keys',
            message: `${idTokenAlg} is to sign the ID tokens, and ${words}`,
            help: `write tokens: { idToken: { alg: … } } with one of these, or add a key for ${idTokenAlg} to the Secret of the issuer's keys`,
            related,
          },
        ),
      ];
    },
  );
}

/** The same for clients that are answered by signed responses (JARM). */
export function checkResponseKeys(
  clients: readonly BuiltClient[],
  keys: DeclaredKeys | undefined,
): Diagnostic[] {
  if (keys === undefined) return [];
  return clients.flatMap(({ client: { signedResponse }, resource: { document } }) => {
    const words = signedResponse && whyNotSigned(keys, signedResponse.alg);
    if (words === undefined) return [];
    return [
      diagnosticAt(document, '/spec/signedResponse', 'key', {
        rule: 'signing-keys',
        message: `${signedResponse?.alg} is to sign the responses, and ${words}`,
        help: 'write signedResponse: { alg: … } with one of these, or add a key to those of the issuer',
        related: keys.related,
      }),
    ];
  });
}

/** The same for APIs whose access tokens are JWTs. */
export function checkAPISigningKeys(
  apis: readonly ResourceOf<'Resource'>[],
  keys: DeclaredKeys | undefined,
): Diagnostic[] {
  if (keys === undefined) return [];
  const { related } = keys;
  return apis.flatMap(({ document, value }) => {
    const { format, alg } = value.spec.accessToken ?? {};
    const signing = alg ?? DEFAULT_ALGORITHM;
    const words = whyNotSigned(keys, signing);
    if (format === 'opaque' || words === undefined) return [];
    const pointer = alg === undefined ? '/spec' : '/spec/accessToken/alg';
    return [
      diagnosticAt(document, pointer, alg === undefined ? 'key' : 'value', {
        rule: 'signing-keys',
        message: `${signing} is to sign the access tokens, and ${words}`,
        help: 'write accessToken: { alg: … } with one of these, or add a key to those of the issuer',
        related,
      }),
    ];
  });
}

/** The first while in which no key signs with an algorithm, in words. */
function whyNotSigned({ signers }: DeclaredKeys, algorithm: SigningAlgorithm): string | undefined {
  const lacking = signers.find(({ algorithms }) => !algorithms.has(algorithm));
  if (lacking === undefined) return undefined;
  const words = [...lacking.algorithms].sort().join(', ');
  return `${lacking.when === undefined ? '' : `${lacking.when} `}the issuer's keys are for ${words}`;
}
