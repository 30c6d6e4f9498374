import type { RequestListener } from 'node:http';
import type { Handler } from './layers.ts';
import { failureOf, reportFailure } from './report-error.ts';
import type { Site } from './site.ts';

/** Shows and logs what a handler throws, now or later; an answer that has begun is cut off. */
export function reportFailures(site: Site, handle: Handler): RequestListener {
  const answer = async (...[request, response]: Parameters<Handler>) => {
    try {
      await handle(request, response);
    } catch (thrown) {
      if (response.headersSent) request.socket.destroy();
      else reportFailure(site, request, response, failureOf(thrown));
    }
  };
  return (request, response) => void answer(request, response);
}
