import type { IncomingMessage } from 'node:http';
import { errors } from 'oidc-provider';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Layer } from './layers.ts';
import { pathBelow } from './path-below.ts';

/** What Node reads of a request head, less room for what browsers send beside the address, in bytes. */
const LIMIT = 12 * 1024;

/**
 * Takes an authorization request by POST as well (OpenID Connect Core 1.0 section 3.1.2.1), and sends
 * the browser back with it by GET: browsers keep the session cookie (SameSite=Lax) from a POST of
 * another site, and send it along with the redirect.
 * @throws errors.InvalidRequest when it is no form, or too long for an address
 */
export function postedRequests(current: Pick<CurrentSnapshot, 'get'>, basePath: string): Layer {
  return async (request, response, next) => {
    const path = request.method === 'POST' ? pathBelow(basePath, request.url) : undefined;
    if (path === undefined || path !== current.get().issuer.routes.authorization) return next();
    const parameters = new URLSearchParams(await formOf(request)).toString();
    response.writeHead(303, {
      Location: `${basePath}${path}?${parameters}`,
      'Cache-Control': 'no-store',
    });
    return response.end();
  };
}

async function formOf(request: IncomingMessage): Promise<string> {
  const [type = ''] = request.headers['content-type']?.split(';') ?? [];
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new errors.InvalidRequest('only a form can be posted');
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LIMIT) {
      throw new errors.InvalidRequest(
        'more than 12 KiB: use a pushed authorization request instead',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
