import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one style sheet, at an address that changes with its content, so it may be kept for ever. */
export type Stylesheet = Readonly<{ path: string; body: string; contentType: string }>;

export function readStylesheet(): Stylesheet {
  const body = readFileSync(new URL('idp.css', import.meta.url), 'utf8');
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/idp-${digest}.css`, body, contentType: 'text/css; charset=utf-8' };
}
