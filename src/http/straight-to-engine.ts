import type { IncomingMessage } from 'node:http';
import type { CurrentProvider } from '../issuer/current-provider.ts';
import { isWithinLimit } from './body-limit.ts';
import type { Layer } from './layers.ts';
import { pathBelow } from './path-below.ts';

/**
 * Hands what is asked of an endpoint to the engine at once. To look through the routes of the pages
 * before takes longer than the engine needs to find its own.
 */
export function straightToEngine(
  provider: Pick<CurrentProvider, 'hasEndpointAt' | 'handle'>,
  basePath: string,
): Layer {
  return (request, response, next) => {
    const path = pathBelow(basePath, request.url);
    if (path === undefined || !provider.hasEndpointAt(path) || !isWithinLimit(request)) {
      return next();
    }
    mount(request, basePath);
    return provider.handle(request, response);
  };
}

/** As express does it: the engine sees an address below the issuer's, and where that is. */
function mount(request: IncomingMessage, basePath: string): void {
  const { url = '/' } = request;
  Object.assign(request, { originalUrl: url, baseUrl: basePath, url: url.slice(basePath.length) });
}
