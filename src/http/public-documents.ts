import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, RequestHandler } from 'express';
import type { CurrentProvider } from '../issuer/current-provider.ts';
import type { PublicDocument } from '../issuer/public-documents.ts';

/**
 * Answers for the issuer's metadata and keys as the engine does, which would put them together anew for
 * each request. An answer that the app has already is not sent again (RFC 9110 section 13.1.2).
 */
export function publicDocuments(provider: Pick<CurrentProvider, 'documentAt'>): RequestHandler {
  return (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const asked = isRead ? provider.documentAt(request.path) : undefined;
    // At once where it is none, as for nearly every request.
    if (asked === undefined) next();
    else return answer(asked, request, response, next);
  };
}

async function answer(
  asked: Promise<PublicDocument | undefined>,
  request: IncomingMessage,
  response: ServerResponse,
  next: NextFunction,
): Promise<void> {
  const document = await asked;
  if (document === undefined) next();
  else send(document, request, response);
}

function send(document: PublicDocument, request: IncomingMessage, response: ServerResponse): void {
  const { origin = '*', 'if-none-match': inHand } = request.headers;
  const headers: Readonly<Record<string, string>> = {
    ...document.headers,
    'access-control-allow-origin': origin,
  };
  if (inHand !== undefined && names(inHand, document.etag)) {
    const { 'content-type': _type, 'content-length': _length, ...rest } = headers;
    response.writeHead(304, rest).end();
    return;
  }
  response.writeHead(200, headers).end(document.body);
}

/** Weak comparison: a proxy may have compressed the body. */
function names(list: string, etag: string): boolean {
  const tags = list.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
