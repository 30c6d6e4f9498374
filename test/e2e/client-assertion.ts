import { constants, createHmac, randomUUID, sign, type KeyObject } from 'node:crypto';

export type AssertionAlgorithm = 'RS256' | 'PS256' | 'ES256' | 'EdDSA';

type Assertion = Readonly<{
  key: KeyObject;
  alg: AssertionAlgorithm;
  clientId: string;
  audience: string;
  kid?: string;
  /** Replaces claims or adds some. */
  claims?: Readonly<Record<string, unknown>>;
}>;

/** What a client signs to prove who it is (RFC 7523 section 3). */
export function createAssertion(assertion: Assertion): string {
  const { key, alg, kid } = assertion;
  const text = textOf({ alg, ...(kid === undefined ? {} : { kid }) }, assertion);
  return `${text}.${signature(Buffer.from(text), key, alg).toString('base64url')}`;
}

/** The same, signed with a secret (OpenID Connect Core section 9, client_secret_jwt). */
export function createSecretAssertion(secret: string, clientId: string, audience: string): string {
  const text = textOf({ alg: 'HS256' }, { clientId, audience });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

function textOf(
  header: object,
  { clientId, audience, claims }: Pick<Assertion, 'clientId' | 'audience' | 'claims'>,
): string {
  const time = Math.floor(Date.now() / 1000);
  const payload = {
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: randomUUID(),
    iat: time,
    exp: time + 60,
    ...claims,
  };
  return [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
}

/** The parameters that carry it. */
export function assertionParameters(assertion: string): Readonly<Record<string, string>> {
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}

function signature(data: Buffer, key: KeyObject, alg: AssertionAlgorithm): Buffer {
  switch (alg) {
    case 'RS256':
      return sign('sha256', data, key);
    case 'PS256':
      return sign('sha256', data, {
        key,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 32,
      });
    case 'ES256':
      return sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' });
    case 'EdDSA':
      return sign(null, data, key);
  }
}
