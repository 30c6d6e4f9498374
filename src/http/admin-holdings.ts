import express, { Router, type RequestHandler } from 'express';
import type { Holding } from '../store/store.ts';
import { refuseBrowsers, refuseUnreadable } from './admin-requests.ts';
import { MOST_CLIENTS } from './holdings-limit.ts';

export type HoldingsParts = Readonly<{
  /** The host part of `spec.admin.address`. */
  host: string;
  /** How much would end with each of these clients; only of those that have something. */
  holdings(clientIds: readonly string[]): Promise<ReadonlyMap<string, Holding>>;
}>;

/**
 * `POST /holdings` with `{"clients": ["wiki"]}`: how many sessions and refresh tokens would end with
 * these clients. It names nobody, and is refused to browsers as a reload is.
 */
export function createAdminHoldings(parts: HoldingsParts): Router {
  const router = Router();
  router.post(
    '/',
    refuseBrowsers(parts.host),
    express.json({ limit: '256kb', type: 'application/json' }),
    answer(parts),
  );
  router.use(refuseUnreadable('the body is not JSON of at most 256 KiB'));
  return router;
}

function answer({ holdings }: HoldingsParts): RequestHandler {
  return async (request, response) => {
    const clients = clientsIn(request.body);
    if (clients === undefined) {
      const error = `the body is not {"clients": ["id", …]} with at most ${MOST_CLIENTS} ids`;
      response.status(400).json({ error });
      return;
    }
    response.json({ clients: Object.fromEntries(await holdings(clients)) });
  };
}

function clientsIn(body: unknown): readonly string[] | undefined {
  if (typeof body !== 'object' || body === null || !('clients' in body)) return undefined;
  const { clients } = body;
  if (!Array.isArray(clients) || clients.length > MOST_CLIENTS) return undefined;
  return clients.every((id) => typeof id === 'string') ? clients : undefined;
}
