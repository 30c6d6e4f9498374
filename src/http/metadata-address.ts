import type { RequestHandler } from 'express';

const METADATA = ['oauth-authorization-server', 'openid-configuration'];

/**
 * Answers for the metadata also where RFC 8414 section 3.1 puts it for an issuer with a path: the
 * well-known part stands before the path, at the root of the host.
 */
export function metadataAddress(basePath: string): RequestHandler {
  return (request, _response, next) => {
    const name = METADATA.find((known) => request.path === `/.well-known/${known}${basePath}`);
    if (name !== undefined) request.url = `${basePath}/.well-known/${name}`;
    next();
  };
}
