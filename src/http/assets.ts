import { Router } from 'express';
import type { Site } from './site.ts';

const STYLESHEET = /^\/assets\/idp-[0-9a-f]{12}\.css$/;
const LOGO = /^\/assets\/logo-[0-9a-f]{12}$/;

const FOR_EVER = 'public, max-age=31536000, immutable';

/** An SVG may hold scripts, which run when somebody opens it by itself. */
const NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * The style sheet and the logo. Their addresses change with their content, so they may be kept for
 * ever. Who asks for others got the page a moment ago, or from another replica, and gets what there is.
 */
export function createAssets(site: Site): Router {
  const assets = Router();
  assets.get(STYLESHEET, (request, response) => {
    const { stylesheet } = site.pages();
    response.set('Cache-Control', request.path === stylesheet.path ? FOR_EVER : 'no-store');
    response.type(stylesheet.contentType).send(stylesheet.body);
  });
  assets.get(LOGO, (request, response, next) => {
    const { logo } = site.pages();
    if (logo === undefined) {
      next();
      return;
    }
    response.set('Cache-Control', request.path === logo.path ? FOR_EVER : 'no-store');
    response.set('Content-Security-Policy', NO_SCRIPTS);
    response.type(logo.contentType).send(Buffer.from(logo.body));
  });
  return assets;
}
