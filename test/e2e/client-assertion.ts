import { constants, randomUUID, sign, type KeyObject } from 'node:crypto';

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
  const { key, alg, clientId, audience, kid, claims } = assertion;
  const time = Math.floor(Date.now() / 1000);
  const header = { alg, ...(kid === undefined ? {} : { kid }) };
  const payload = {
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: randomUUID(),
    iat: time,
    exp: time + 60,
    ...claims,
  };
  const text = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${signature(Buffer.from(text), key, alg).toString('base64url')}`;
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
