import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type Router } from 'express';
import { STRICT_TRANSPORT_SECURITY } from '../pages/security-headers.ts';
import { certificateHeaders } from './certificate-headers.ts';
import { limitBody } from './body-limit.ts';
import { canonicalRequest } from './canonical-request.ts';
import { createAssets } from './assets.ts';
import { createInteractionRoutes, type InteractionParts } from './interaction-routes.ts';
import { inFront, type Layer } from './layers.ts';
import { metadataAddress } from './metadata-address.ts';
import { postedRequests } from './posted-requests.ts';
import { publicDocuments } from './public-documents.ts';
import { failureOf, reportFailure } from './report-error.ts';
import { reportFailures } from './report-failures.ts';
import { sendPage } from './send-page.ts';
import type { Site } from './site.ts';
import { createWebFinger } from './webfinger.ts';

export type AppParts = InteractionParts &
  Readonly<{
    /** Routes of the demo app, below `/demo`; only when it was asked for. */
    demo?: Router | undefined;
  }>;

/** Everything that people and apps can reach, in the order it is tried. */
export function createApp(parts: AppParts): RequestListener {
  const { current, site, provider } = parts;
  const layers: readonly Layer[] = [
    everyAnswer(site),
    (_request, _response, next) => current.pin(next),
    canonicalRequest(current.latest().issuer.url),
    certificateHeaders(current),
    metadataAddress(site.basePath),
    publicDocuments(provider, site.basePath),
    postedRequests(current, site.basePath),
  ];
  return reportFailures(site, inFront(layers, createPageRoutes(parts)));
}

/** What people see, and whatever is left for the engine. */
function createPageRoutes(parts: AppParts): RequestListener {
  const { current, site, provider, demo } = parts;
  const base = site.basePath || '/';
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', current.latest().issuer.trustProxy);
  app.get('/.well-known/webfinger', createWebFinger(current));
  app.use(base, createAssets(site));
  if (demo !== undefined) app.use(`${site.basePath}/demo`, demo);
  app.use(base, createInteractionRoutes(parts));
  app.get(`${site.basePath}/favicon.ico`, noIcon);
  app.get(base, createHome(site, demo !== undefined));
  app.use(base, limitBody(), async (request, response) => provider.handle(request, response));
  app.use(createElsewhere(site));
  app.use(createErrorHandler(site));
  return app;
}

/** What goes for pages, redirects and everything else alike. */
function everyAnswer({ secure }: Site): Layer {
  return (_request, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (secure) response.setHeader('Strict-Transport-Security', STRICT_TRANSPORT_SECURITY);
    return next();
  };
}

/** Browsers ask for it without being told to. */
const noIcon: express.RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'public, max-age=86400').status(204).end();
};

function createHome(site: Site, demo: boolean): express.RequestHandler {
  return (request, response) => {
    const page = site.pages().home({
      locale: site.chooseLocale({ acceptLanguage: request.headers['accept-language'] }),
      demoURL: demo ? `${site.basePath}/demo` : undefined,
    });
    sendPage(response, page, { secure: site.secure });
  };
}

/** For what lies beside the path of the issuer; below it the engine is asked. */
function createElsewhere(site: Site): express.RequestHandler {
  return (request, response) => {
    const locale = site.chooseLocale({ acceptLanguage: request.headers['accept-language'] });
    sendPage(response, site.pages().notFound({ locale }), { secure: site.secure });
  };
}

function createErrorHandler(site: Site): ErrorRequestHandler {
  return (thrown, request, response, next) => {
    if (response.headersSent) next(thrown);
    else reportFailure(site, request, response, failureOf(thrown));
  };
}
