import type { ServerResponse } from 'node:http';
import type { Page } from '../pages/page.ts';
import { securityHeaders } from '../pages/security-headers.ts';

type Options = Readonly<{ secure: boolean; imageOrigins?: readonly string[] }>;

/** Sends a page with the headers every page has. */
export function sendPage(response: ServerResponse, page: Page, options: Options): void {
  const body = Buffer.from(page.html);
  response.writeHead(page.status, {
    ...securityHeaders(options),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
}
