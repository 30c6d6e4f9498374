import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request; a promise that comes back may reject. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Does its part of a request and hands it on, or answers it. Express takes one as well. */
export type Layer = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => unknown,
) => unknown;

/** Puts layers before a handler, the first one outermost. */
export function inFront(layers: readonly Layer[], of: Handler): Handler {
  return layers.reduceRight<Handler>(
    (inner, layer) => (request, response) =>
      layer(request, response, () => inner(request, response)),
    of,
  );
}
