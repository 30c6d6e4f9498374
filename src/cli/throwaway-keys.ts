import { generateSigningKeys } from '../secret/managed-keys.ts';
import { ALGORITHMS, type SigningKey } from '../secret/signing-keys.ts';

let made: Promise<readonly SigningKey[]> | undefined;

/**
 * A server's own keys stay with the server: any of the same kinds will do to ask the engine. They are
 * made once, on other cores; whoever begins early need not wait.
 */
export function throwawayKeys(): Promise<readonly SigningKey[]> {
  made ??= generateOnePerType();
  return made;
}

/** Finding the primes of an RSA key is most of the work: one key stands for both its algorithms. */
async function generateOnePerType(): Promise<readonly SigningKey[]> {
  const pairs = await generateSigningKeys(['RS256', 'ES256', 'EdDSA']);
  const keys = pairs.flatMap((key) => (key.alg === 'RS256' ? [key, asPS256(key)] : [key]));
  // As a server has them: the engine lists their algorithms in this order.
  return keys.toSorted((a, b) => ALGORITHMS.indexOf(a.alg) - ALGORITHMS.indexOf(b.alg));
}

function asPS256(key: SigningKey): SigningKey {
  const [alg, kid] = ['PS256', `${key.kid}-PS256`] as const;
  return { ...key, alg, kid, publicJwk: { ...key.publicJwk, alg, kid } };
}
