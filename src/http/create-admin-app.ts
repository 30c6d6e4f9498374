import express, { type Express } from 'express';

/** What operators may ask about the process. */
export type AdminParts = Readonly<{
  /** Resolves when requests can be served; rejects with what is in the way. */
  ready(): Promise<void>;
  /** A picture of the reloads: holds no secret. */
  status(): unknown;
}>;

/** The listener for probes and operators: never reachable from where apps are. */
export function createAdminApp({ ready, status }: AdminParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/livez', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', async (_request, response) => {
    try {
      await ready();
      response.type('text').send('ok\n');
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : 'unknown';
      response.status(503).type('text').send(`not ready: ${reason}\n`);
    }
  });
  app.get('/status.json', (_request, response) => void response.json(status()));
  return app;
}
