import { parseWebURL } from './link.ts';

type Options = Readonly<{
  /** Whether the issuer is reached by https. */
  secure: boolean;
  /** Where the logos on this page come from: URLs of which only the origin counts. */
  imageOrigins?: readonly string[];
}>;

/** One year, for this host alone (RFC 6797 section 6.1). */
export const STRICT_TRANSPORT_SECURITY = 'max-age=31536000';

/**
 * The headers of every page, by name.
 *
 * `form-action 'self'` also binds the redirects that follow a POST, so the way back to the app has
 * to start from a page of its own (`Pages.leaving`), never from a redirect after a POST. The
 * engine adds hashes of its own scripts to `script-src`, and only to one that is there.
 * `same-origin` and not `no-referrer`: with the latter a browser sends `Origin: null` with forms.
 */
export function securityHeaders({ secure, imageOrigins = [] }: Options): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(imageOrigins),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(secure && { 'Strict-Transport-Security': STRICT_TRANSPORT_SECURITY }),
  };
}

function contentSecurityPolicy(imageOrigins: readonly string[]): string {
  const origins = imageOrigins
    .map((url) => parseWebURL(url)?.origin)
    .filter((o) => o !== undefined);
  const images = [...new Set(["'self'", ...origins])].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${images}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
