import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type { RedirectHint } from '../pages/error-page.ts';
import { log } from '../log.ts';
import { QueueFull } from '../secret/bounded-queue.ts';
import { StoreUnavailable } from '../store/store.ts';
import { createErrorReference } from './error-reference.ts';
import { RETRY_AFTER_SECONDS } from './retry-after.ts';
import { sendPage } from './send-page.ts';
import type { Site } from './site.ts';

/** What is known of a request that failed. */
export type Failure = Readonly<{
  status: number;
  /** Error code of OAuth or OpenID Connect. */
  error: string;
  description?: string | undefined;
  /** For the log alone. */
  detail?: string | undefined;
  client?: Readonly<{ name: string }> | undefined;
  /** A redirect URI that is not registered, for the log alone. */
  mismatch?: Readonly<{ clientId: string; sent: string; registered?: string }> | undefined;
  /** In what alone it differs from a registered one. */
  hint?: RedirectHint | undefined;
}>;

/** Shows a failure to a person and writes it to the log, both under one reference. */
export function reportFailure(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure,
): void {
  const reference = createErrorReference();
  const { status, error, description, detail, client, mismatch, hint } = failure;
  log.warn({ reference, status, error, description, detail, ...mismatch }, 'request failed');
  const locale = site.chooseLocale({ acceptLanguage: request.headers['accept-language'] });
  const page = site.pages().error({
    locale,
    status,
    error,
    description,
    reference,
    time: new Date(),
    client,
    hint,
  });
  if (status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
  sendPage(response, page, { secure: site.secure });
}

/** What to tell of anything that was thrown while a request was served. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof errors.SessionNotFound) {
    return { status: 400, error: 'session_expired', detail: thrown.error_description };
  }
  if (thrown instanceof errors.OIDCProviderError) {
    const { status, error, error_description: description, error_detail: detail } = thrown;
    return { status, error, description, detail };
  }
  if (thrown instanceof QueueFull) return { status: 503, error: 'temporarily_unavailable' };
  if (thrown instanceof StoreUnavailable) {
    return { status: 503, error: 'temporarily_unavailable', detail: thrown.message };
  }
  const status = statusOf(thrown);
  if (status < 500) return { status, error: 'invalid_request' };
  log.error({ err: thrown }, 'unexpected error');
  return { status, error: 'server_error' };
}

/** Body parsers throw errors with a status of their own. */
function statusOf(thrown: unknown): number {
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number') {
    return thrown.status >= 400 && thrown.status < 600 ? thrown.status : 500;
  }
  return 500;
}
