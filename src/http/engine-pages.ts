import type { KoaContextWithOIDC } from 'oidc-provider';
import type { EnginePages } from '../issuer/engine-pages.ts';
import { chooseLocale, type Locale } from '../pages/locale.ts';
import type { Page } from '../pages/page.ts';
import { securityHeaders } from '../pages/security-headers.ts';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { accountView } from './account.ts';
import { clientNameIn } from './client-name.ts';
import { failureOf, reportFailure } from './report-error.ts';
import type { Site } from './site.ts';

/** Our pages in place of the engine's own. */
export function createEnginePages(site: Site, current: CurrentSnapshot): EnginePages {
  return {
    interactionPath: (uid) => `${site.basePath}/interaction/${uid}`,
    renderError: (ctx, _out, error) => {
      const client = clientOf(ctx, current);
      ctx.respond = false;
      reportFailure(site, ctx.req, ctx.res, {
        ...failureOf(error),
        client: client && { name: clientNameIn(client, localeOf(ctx)) },
      });
    },
    logoutSource: (ctx, form) => {
      const { action, xsrf } = partsOfForm(form);
      const user = current.get().usersBySub.get(ctx.oidc.session?.accountId ?? '');
      const client = clientOf(ctx, current);
      put(
        ctx,
        site.secure,
        site.pages().signOut({
          locale: localeOf(ctx),
          action,
          xsrf,
          account: user && accountView(user),
          client: client && { name: clientNameIn(client, localeOf(ctx)) },
        }),
      );
    },
    postLogoutSuccessSource: (ctx) => {
      const client = clientOf(ctx, current);
      put(
        ctx,
        site.secure,
        site.pages().signedOut({
          locale: localeOf(ctx),
          client: client && { name: clientNameIn(client, localeOf(ctx)), uri: client.clientURI },
        }),
      );
    },
  };
}

function clientOf(ctx: KoaContextWithOIDC, current: CurrentSnapshot): Client | undefined {
  const id = ctx.oidc?.client?.clientId;
  return id === undefined ? undefined : findClient(current.get(), id);
}

function localeOf(ctx: KoaContextWithOIDC): Locale {
  const wish = ctx.oidc?.params?.['ui_locales'];
  return chooseLocale({
    uiLocales: typeof wish === 'string' ? wish : undefined,
    acceptLanguage: ctx.get('accept-language'),
  });
}

/** Answers through the engine, which may have cookies to set. */
function put(ctx: KoaContextWithOIDC, secure: boolean, page: Page): void {
  ctx.status = page.status;
  ctx.set(securityHeaders({ secure }));
  ctx.type = 'html';
  ctx.body = page.html;
}

/** The engine hands over a whole form; ours takes its address and token. */
function partsOfForm(form: string): Readonly<{ action: string; xsrf: string }> {
  const action = /action="([^"]*)"/.exec(form)?.[1];
  const xsrf = /name="xsrf" value="([^"]*)"/.exec(form)?.[1];
  if (action === undefined || xsrf === undefined) {
    throw new Error('the engine changed its sign-out form');
  }
  return { action, xsrf };
}
