import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { TooManyUserCodes } from '../issuer/device-flow.ts';
import type { EnginePages } from '../issuer/engine-pages.ts';
import { readableCode, type UserCodeFailure } from '../pages/device-page.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { describeScopes } from './asked-scopes.ts';
import { clientNameIn } from './client-name.ts';
import { localeOf, partsOfForm, putPage } from './engine-form.ts';
import { failureOf, reportFailure } from './report-error.ts';
import { logoOrigins } from './logo-origins.ts';
import type { Site } from './site.ts';
import { wordsOf } from './texts.ts';

/** The engine's names of what is wrong with a code; it does not export their classes. */
const FAILURES: Readonly<Record<string, UserCodeFailure>> = {
  NoCodeError: 'missing',
  NotFoundError: 'unknown',
  ExpiredError: 'expired',
  AlreadyUsedError: 'used',
};

/** The pages on which a person connects a device (RFC 8628 section 3.3). */
export function createDevicePages(site: Site, current: CurrentSnapshot): EnginePages['deviceFlow'] {
  return {
    userCodeInputSource: (ctx, form, _out, error) => showUserCode(site, ctx, form, error),
    userCodeConfirmSource: (ctx, form, _client, deviceInfo, code) => {
      const address = deviceInfo['address'];
      const { deviceCode } = ctx.oidc;
      const snapshot = current.get();
      const client = findClient(snapshot, deviceCode?.clientId ?? '');
      if (deviceCode === undefined || client === undefined) throw new errors.InvalidClient('gone');
      const locale = localeOf(site, ctx);
      const page = site.pages().deviceConfirm({
        ...formOf(site, ctx, form),
        locale,
        code,
        client: { name: clientNameIn(client, locale), logoURL: client.logoURL },
        asked: describeScopes(wordsOf(deviceCode.params?.['scope']), { snapshot, locale }),
        requested: {
          at: new Date(deviceCode.iat * 1000),
          now: new Date(),
          address: typeof address === 'string' ? address : undefined,
        },
      });
      putPage(ctx, page, { secure: site.secure, imageOrigins: logoOrigins(client.logoURL) });
    },
    successSource: (ctx) => {
      const locale = localeOf(site, ctx);
      const client = findClient(current.get(), ctx.oidc.client?.clientId ?? '');
      const name = client === undefined ? '' : clientNameIn(client, locale);
      const page = site.pages().deviceConnected({ locale, client: { name } });
      putPage(ctx, page, { secure: site.secure });
    },
  };
}

/**
 * The code of `verification_uri_complete` stands in the form already. The engine would send it on by
 * a script; here a person does, who sees what it is about.
 */
export function showGivenCode(site: Site, ctx: KoaContextWithOIDC): void {
  const code = codeIn(ctx);
  if (ctx.method === 'POST' || code === undefined || typeof ctx.body !== 'string') return;
  const page = site.pages().userCode({ ...viewOf(site, ctx, ctx.body, code), code });
  putPage(ctx, page, { secure: site.secure });
}

function showUserCode(
  site: Site,
  ctx: KoaContextWithOIDC,
  form: string,
  error: Error | undefined,
): void {
  const secure = site.secure;
  if (error?.name === 'AbortedError') {
    putPage(ctx, site.pages().deviceStopped({ locale: localeOf(site, ctx) }), { secure });
    return;
  }
  const failure = error && failureOfCode(error);
  if (error !== undefined && failure === undefined) {
    ctx.respond = false;
    reportFailure(site, ctx.req, ctx.res, failureOf(asExpired(error)));
    return;
  }
  const view = { ...viewOf(site, ctx, form), code: codeIn(ctx), failure };
  putPage(ctx, site.pages().userCode(view), { secure });
  if (error instanceof TooManyUserCodes) {
    ctx.set('Retry-After', String(Math.ceil(error.retryAfterMs / 1000)));
  }
}

function codeIn({ oidc }: KoaContextWithOIDC): string | undefined {
  const code = oidc.params?.['user_code'];
  return typeof code === 'string' ? readableCode(code) : undefined;
}

function failureOfCode(error: Error): UserCodeFailure | undefined {
  if (!(error instanceof TooManyUserCodes)) return FAILURES[error.name];
  const now = new Date();
  return { throttledUntil: new Date(now.getTime() + error.retryAfterMs), now };
}

/** A form without its cookie, or of a page that was open for long. */
function asExpired(error: Error): Error {
  return error instanceof errors.InvalidRequest ? new errors.SessionNotFound(error.message) : error;
}

function formOf(site: Site, ctx: KoaContextWithOIDC, form: string) {
  const { action, xsrf } = partsOfForm(form);
  const chosen = ctx.query['ui_locales'] === undefined ? '' : `?ui_locales=${localeOf(site, ctx)}`;
  return { action: action + chosen, xsrf };
}

function viewOf(site: Site, ctx: KoaContextWithOIDC, form: string, code?: string) {
  const { pathname } = new URL(ctx.oidc.urlFor('code_verification'));
  const query = code === undefined ? '' : `?${new URLSearchParams({ user_code: code }).toString()}`;
  return { ...formOf(site, ctx, form), locale: localeOf(site, ctx), here: pathname + query };
}
