import express, { type Express } from 'express';
import type { RenderedMetrics } from '../metrics.ts';
import { createAdminHoldings, type HoldingsParts } from './admin-holdings.ts';
import { createAdminReload, type ReloadParts } from './admin-reload.ts';

/** What operators may ask about the process, and of it. */
export type AdminParts = ReloadParts &
  HoldingsParts &
  Readonly<{
    /** Resolves when requests can be served; rejects with what is in the way. */
    ready(): Promise<void>;
    /** The status as people read it: holds no secret. */
    statusText(): Promise<string>;
    /** All numbers, as they are now. */
    metrics(): Promise<RenderedMetrics>;
  }>;

/** The listener for probes and operators: never reachable from where apps are. */
export function createAdminApp(parts: AdminParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    next();
  });
  app.get('/livez', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', async (_request, response) => {
    try {
      await parts.ready();
      response.type('text').send('ok\n');
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : 'unknown';
      response.status(503).type('text').send(`not ready: ${reason}\n`);
    }
  });
  app.get('/status.json', async (_request, response) => {
    response.json(await parts.status());
  });
  app.get('/status', async (_request, response) => {
    response.type('text').send(await parts.statusText());
  });
  app.get('/metrics', async (_request, response) => {
    const { contentType, text } = await parts.metrics();
    response.set('content-type', contentType).send(text);
  });
  app.use('/reload', createAdminReload(parts));
  app.use('/holdings', createAdminHoldings(parts));
  return app;
}
