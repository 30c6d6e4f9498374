import type { Layer } from './layers.ts';
import { originForm } from './origin-form.ts';

/**
 * Makes every request look as if it came to the issuer's own address. The engine builds URLs and
 * decides about secure cookies from these headers; what a stranger wrote into them is gone, and so is
 * the host of a target that is a whole URL.
 */
export function canonicalRequest(issuerURL: string): Layer {
  const { protocol, host } = new URL(issuerURL);
  const scheme = protocol.slice(0, -1);
  return (request, _response, next) => {
    request.headers['x-forwarded-proto'] = scheme;
    request.headers['x-forwarded-host'] = host;
    delete request.headers['forwarded'];
    request.url = originForm(request.url ?? '/');
    return next();
  };
}
