import type { RequestHandler } from 'express';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';

/** OpenID Connect Discovery 1.0 section 2. */
const ISSUER_RELATION = 'http://openid.net/specs/connect/1.0/issuer';

/** RFC 7565: a name, which may be percent-encoded, and a domain. */
const ACCOUNT = /^acct:[^@/?#\s]+@([a-z0-9.-]+)$/i;

/**
 * Tells which issuer the accounts of a mail domain sign in with (RFC 7033). The answer is the same for
 * every account of the domain, whether somebody has it or not.
 */
export function createWebFinger(current: CurrentSnapshot): RequestHandler {
  return (request, response, next) => {
    const { webFingerDomains, url } = current.get().issuer;
    if (webFingerDomains.length === 0) {
      next();
      return;
    }
    response.set('Access-Control-Allow-Origin', '*');
    const { resource, rel } = request.query;
    if (typeof resource !== 'string' || resource === '') {
      response.status(400).json({ error: 'resource is missing, or given twice' });
      return;
    }
    const domain = ACCOUNT.exec(resource)?.[1]?.toLowerCase();
    if (domain === undefined || !webFingerDomains.includes(domain)) {
      response.status(404).json({ error: 'nothing is known of this resource' });
      return;
    }
    const links = isAsked(rel) ? [{ rel: ISSUER_RELATION, href: url }] : [];
    response.type('application/jrd+json').json({ subject: resource, links });
  };
}

/** Section 4.3: without `rel` every link is asked for; it may be given several times. */
function isAsked(rel: unknown): boolean {
  if (rel === undefined) return true;
  return Array.isArray(rel) ? rel.includes(ISSUER_RELATION) : rel === ISSUER_RELATION;
}
