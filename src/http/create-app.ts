import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import { chooseLocale } from '../pages/locale.ts';
import { STRICT_TRANSPORT_SECURITY } from '../pages/security-headers.ts';
import { certificateHeaders } from './certificate-headers.ts';
import { limitBody } from './body-limit.ts';
import { canonicalRequest } from './canonical-request.ts';
import { createInteractionRoutes, type InteractionParts } from './interaction-routes.ts';
import { metadataAddress } from './metadata-address.ts';
import { publicDocuments } from './public-documents.ts';
import { failureOf, reportFailure } from './report-error.ts';
import { sendPage } from './send-page.ts';
import type { Site } from './site.ts';
import { createWebFinger } from './webfinger.ts';

export type AppParts = InteractionParts &
  Readonly<{
    /** Routes of the demo app, below `/demo`; only when it was asked for. */
    demo?: Router | undefined;
  }>;

/** Everything that people and apps can reach, in the order it is tried. */
export function createApp(parts: AppParts): Express {
  const { current, site, provider, demo } = parts;
  const { url, trustProxy } = current.latest().issuer;
  const base = site.basePath || '/';
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', trustProxy);
  app.use(everyAnswer(site));
  app.use((_request, _response, next) => current.pin(next));
  app.use(canonicalRequest(url));
  app.use(certificateHeaders(current));
  app.use(metadataAddress(site.basePath));
  app.use(base, publicDocuments(provider));
  app.get('/.well-known/webfinger', createWebFinger(current));
  app.use(base, createAssets(site));
  if (demo !== undefined) app.use(`${site.basePath}/demo`, demo);
  app.use(base, createInteractionRoutes(parts));
  app.get(`${site.basePath}/favicon.ico`, noIcon);
  app.get(base, createHome(site, demo !== undefined));
  app.use(base, limitBody(), async (request, response) => provider.handle(request, response));
  app.use(createErrorHandler(site));
  return app;
}

/** What goes for pages, redirects and everything else alike. */
function everyAnswer({ secure }: Site): express.RequestHandler {
  return (_request, response, next) => {
    response.set('X-Content-Type-Options', 'nosniff');
    if (secure) response.set('Strict-Transport-Security', STRICT_TRANSPORT_SECURITY);
    next();
  };
}

/** The style sheet's address changes with its content, so it may be kept for ever. */
function createAssets(site: Site): Router {
  const assets = express.Router();
  const { stylesheet } = site.pages();
  assets.get(stylesheet.path, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=31536000, immutable');
    response.type(stylesheet.contentType).send(stylesheet.body);
  });
  return assets;
}

/** Browsers ask for it without being told to. */
const noIcon: express.RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'public, max-age=86400').status(204).end();
};

function createHome(site: Site, demo: boolean): express.RequestHandler {
  return (request, response) => {
    const page = site.pages().home({
      locale: chooseLocale({ acceptLanguage: request.headers['accept-language'] }),
      demoURL: demo ? `${site.basePath}/demo` : undefined,
    });
    sendPage(response, page, { secure: site.secure });
  };
}

function createErrorHandler(site: Site): ErrorRequestHandler {
  return (thrown, request, response, next) => {
    if (response.headersSent) next(thrown);
    else reportFailure(site, request, response, failureOf(thrown));
  };
}
