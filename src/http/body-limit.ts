import type { RequestHandler } from 'express';
import { errors } from 'oidc-provider';

/** What the engine reads at most, in bytes. */
const LIMIT = 56 * 1024;

/** RFC 9110 section 15.5.14. */
class ContentTooLarge extends errors.OIDCProviderError {
  override readonly error_description = 'the body is larger than 56 KiB';

  constructor() {
    super(413, 'invalid_request');
    this.expose = true;
  }
}

/**
 * Answers 413 to a request whose body is said to be larger than the engine reads; one that does not
 * say its length the engine refuses with 400 while it reads.
 * @throws ContentTooLarge for the error handler, where a person may be reading
 */
export function limitBody(): RequestHandler {
  return (request, response, next) => {
    if (Number(request.headers['content-length'] ?? 0) <= LIMIT) {
      next();
      return;
    }
    // The rest of the body is not read, so nothing else can come over this connection.
    response.set('Connection', 'close');
    const { status, error, error_description } = new ContentTooLarge();
    if (request.accepts('json', 'html') === 'html') throw new ContentTooLarge();
    response.status(status).json({ error, error_description });
  };
}
