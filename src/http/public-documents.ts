import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CurrentProvider } from '../issuer/current-provider.ts';
import type { PublicDocument } from '../issuer/public-documents.ts';
import type { Layer } from './layers.ts';
import { pathBelow } from './path-below.ts';

/**
 * Answers for the issuer's metadata and keys as the engine does, which would put them together anew for
 * each request. An answer that the app has already is not sent again (RFC 9110 section 13.1.2).
 */
export function publicDocuments(
  provider: Pick<CurrentProvider, 'documentAt'>,
  basePath: string,
): Layer {
  return (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const path = isRead ? pathBelow(basePath, request.url) : undefined;
    const asked = path === undefined ? undefined : provider.documentAt(path);
    // At once where it is none, as for nearly every request.
    return asked === undefined ? next() : answer(asked, request, response, next);
  };
}

async function answer(
  asked: Promise<PublicDocument | undefined>,
  request: IncomingMessage,
  response: ServerResponse,
  next: () => unknown,
): Promise<unknown> {
  const document = await asked;
  return document === undefined ? next() : send(document, request, response);
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
