import type { RequestHandler } from 'express';

/**
 * Makes every request look as if it came to the issuer's own address. The engine builds URLs and
 * decides about secure cookies from these headers; what a stranger wrote into them is gone.
 */
export function canonicalRequest(issuerURL: string): RequestHandler {
  const { protocol, host } = new URL(issuerURL);
  const scheme = protocol.slice(0, -1);
  return (request, _response, next) => {
    request.headers['x-forwarded-proto'] = scheme;
    request.headers['x-forwarded-host'] = host;
    delete request.headers['forwarded'];
    next();
  };
}
