import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { log } from '../log.ts';
import { isAdminHost } from './admin-host.ts';
import { shortId } from '../tree/short-id.ts';

export type ReloadParts = Readonly<{
  /** The host part of `spec.admin.address`. */
  host: string;
  /** A picture of how things stand: holds no secret. */
  status(): object;
  /** The revision that waits for somebody's word; undefined unless one does. */
  heldRevision(): string | undefined;
  /**
   * Reads everything anew; resolves when the files as they are now have been dealt with.
   * @param accept the revision that is held, to take it over
   */
  reload(accept?: string): Promise<void>;
}>;

/** A revision, or enough of its beginning. */
const REVISION = /^[0-9a-f]{7,64}$/;

/**
 * `POST /reload` with `{}` or `{"accept": "<revision>"}` in JSON, answered with the status after it.
 * A page that an operator has open in a browser must not be able to ask for it: neither across
 * origins, nor by a name of its own that leads here.
 */
export function createAdminReload(parts: ReloadParts): Router {
  const router = Router();
  router.post(
    '/',
    refuseBrowsers(parts.host),
    express.json({ limit: '1kb', type: 'application/json' }),
    answer(parts),
  );
  router.use(refuseUnreadable);
  return router;
}

function refuseBrowsers(host: string): RequestHandler {
  return ({ headers }, response, next) => {
    if (!isAdminHost(headers.host, host)) {
      const error =
        'the Host is neither an IP address nor localhost nor that of spec.admin.address';
      response.status(403).json({ error });
    } else if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) {
      response.status(403).json({ error: 'not for browsers' });
    } else {
      next();
    }
  };
}

function answer({ status, heldRevision, reload }: ReloadParts): RequestHandler {
  return async (request, response) => {
    if (!request.is('application/json')) {
      response.status(415).json({ error: 'the content-type is not application/json' });
      return;
    }
    const wish = wishOf(request.body);
    if (wish === undefined) {
      response.status(400).json({ error: 'the body is neither {} nor {"accept": "<revision>"}' });
      return;
    }
    const held = heldRevision();
    if (wish.accept !== undefined && !held?.startsWith(wish.accept)) {
      response.status(409).json({ error: notHeld(wish.accept, held) });
      return;
    }
    await reload(wish.accept === undefined ? undefined : held);
    response.json(status());
  };
}

function wishOf(body: unknown): Readonly<{ accept?: string }> | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const { accept, ...others }: { accept?: unknown } = body;
  if (Object.keys(others).length > 0) return undefined;
  if (accept === undefined) return {};
  return typeof accept === 'string' && REVISION.test(accept) ? { accept } : undefined;
}

function notHeld(accept: string, held: string | undefined): string {
  return held === undefined
    ? 'no revision is held: there is nothing to accept'
    : `revision ${accept} is not held, but ${shortId(held)} is: the files have changed since`;
}

/** Four parameters, by which express knows that it is about errors. */
const refuseUnreadable: ErrorRequestHandler = (thrown: unknown, _request, response, _next) => {
  const status = thrown instanceof Error && 'status' in thrown ? Number(thrown.status) : 500;
  if (status >= 400 && status < 500) {
    response.status(status).json({ error: 'the body is not JSON of at most 1 KiB' });
    return;
  }
  log.error({ err: thrown }, 'reload failed');
  response.status(500).json({ error: 'the reload failed: see the log' });
};
