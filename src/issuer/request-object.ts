import { isMapping } from '../document/is-mapping.ts';

/**
 * What a request object says (RFC 9101 section 4). Only for one that the engine has verified, or has
 * made itself of a pushed request: the signature is not looked at.
 */
export function requestObjectClaims(jwt: unknown): Readonly<Record<string, unknown>> {
  const [, payload = ''] = typeof jwt === 'string' ? jwt.split('.') : [];
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}');
  return isMapping(claims) ? claims : {};
}
