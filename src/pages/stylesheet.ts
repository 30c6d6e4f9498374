import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one style sheet, at an address that changes with its content, so it may be kept for ever. */
export type Stylesheet = Readonly<{ path: string; body: string; contentType: string }>;

/** @param more what is to be said after our own style, so that it counts more */
export function readStylesheet(more = ''): Stylesheet {
  const body = readFileSync(new URL('idp.css', import.meta.url), 'utf8') + more;
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/idp-${digest}.css`, body, contentType: 'text/css; charset=utf-8' };
}
