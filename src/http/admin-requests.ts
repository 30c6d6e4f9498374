import type { ErrorRequestHandler, RequestHandler } from 'express';
import { log } from '../log.ts';
import { isAdminHost } from './admin-host.ts';

/**
 * A page that an operator has open in a browser must not be able to ask for anything: neither across
 * origins, nor by a name of its own that leads here.
 * @param host the host part of `spec.admin.address`
 */
export function refuseBrowsers(host: string): RequestHandler {
  return ({ headers }, response, next) => {
    if (!isAdminHost(headers.host, host)) {
      const error =
        'the Host is neither an IP address nor localhost nor that of spec.admin.address';
      response.status(403).json({ error });
    } else if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) {
      response.status(403).json({ error: 'not for browsers' });
    } else {
      next();
    }
  };
}

/** @param problem what is told of a body that cannot be read */
export function refuseUnreadable(problem: string): ErrorRequestHandler {
  // Four parameters, by which express knows that it is about errors.
  return (thrown: unknown, request, response, _next) => {
    const status = thrown instanceof Error && 'status' in thrown ? Number(thrown.status) : 500;
    if (status >= 400 && status < 500) {
      response.status(status).json({ error: problem });
      return;
    }
    log.error({ err: thrown, path: request.baseUrl }, 'an admin request failed');
    response.status(500).json({ error: 'it failed: see the log' });
  };
}
