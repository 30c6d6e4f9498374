import { createHash, randomUUID, sign, type KeyObject } from 'node:crypto';

type Proof = Readonly<{
  privateKey: KeyObject;
  publicKey: KeyObject;
  method: string;
  url: string;
  accessToken?: string;
  /** Replaces claims or adds some. */
  claims?: Readonly<Record<string, unknown>>;
}>;

/** A DPoP proof as an app makes it (RFC 9449 section 4.2), with an Ed25519 key. */
export function createProof({ privateKey, publicKey, ...proof }: Proof): string {
  const { kty, crv, x } = publicKey.export({ format: 'jwk' });
  const header = { typ: 'dpop+jwt', alg: 'EdDSA', jwk: { kty, crv, x } };
  const payload = {
    jti: randomUUID(),
    htm: proof.method,
    htu: proof.url,
    iat: Math.floor(Date.now() / 1000),
    ...(proof.accessToken === undefined ? {} : { ath: hashOf(proof.accessToken) }),
    ...proof.claims,
  };
  const text = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
