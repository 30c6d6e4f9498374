import type { Layer } from './layers.ts';
import { pathBelow } from './path-below.ts';

const METADATA = ['oauth-authorization-server', 'openid-configuration'];

/**
 * Answers for the metadata also where RFC 8414 section 3.1 puts it for an issuer with a path: the
 * well-known part stands before the path, at the root of the host.
 */
export function metadataAddress(basePath: string): Layer {
  return (request, _response, next) => {
    const path = pathBelow('/.well-known', request.url);
    const name = METADATA.find((known) => path === `/${known}${basePath}`);
    if (name !== undefined) request.url = `${basePath}/.well-known/${name}`;
    return next();
  };
}
