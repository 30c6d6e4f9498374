import express, { Router, type RequestHandler } from 'express';
import { shortId } from '../tree/short-id.ts';
import { refuseBrowsers, refuseUnreadable } from './admin-requests.ts';

export type ReloadParts = Readonly<{
  /** The host part of `spec.admin.address`. */
  host: string;
  /** A picture of how things stand: holds no secret. */
  status(): Promise<object>;
  /** The revision that waits for somebody's word; undefined unless one does. */
  heldRevision(): Promise<string | undefined>;
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
 */
export function createAdminReload(parts: ReloadParts): Router {
  const router = Router();
  router.post(
    '/',
    refuseBrowsers(parts.host),
    express.json({ limit: '1kb', type: 'application/json' }),
    answer(parts),
  );
  router.use(refuseUnreadable('the body is not JSON of at most 1 KiB'));
  return router;
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
    const held = await heldRevision();
    if (wish.accept !== undefined && !held?.startsWith(wish.accept)) {
      response.status(409).json({ error: notHeld(wish.accept, held) });
      return;
    }
    await reload(wish.accept === undefined ? undefined : held);
    response.json(await status());
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
