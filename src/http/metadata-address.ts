import { METADATA_PATHS } from '../issuer/public-documents.ts';
import type { Layer } from './layers.ts';
import { pathBelow } from './path-below.ts';

/**
 * Answers for the metadata also where RFC 8414 section 3.1 puts it for an issuer with a path: the
 * well-known part stands before the path, at the root of the host.
 */
export function metadataAddress(basePath: string): Layer {
  const addresses = new Map(METADATA_PATHS.map((path) => [path + basePath, basePath + path]));
  return (request, _response, next) => {
    const address = addresses.get(pathBelow('', request.url) ?? '');
    if (address !== undefined) request.url = address;
    return next();
  };
}
