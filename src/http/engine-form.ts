import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Locale } from '../pages/locale.ts';
import type { Page } from '../pages/page.ts';
import { securityHeaders } from '../pages/security-headers.ts';
import type { Site } from './site.ts';

/** The engine hands over a whole form; ours takes its address and token. */
export function partsOfForm(form: string): Readonly<{ action: string; xsrf: string }> {
  const action = /action="([^"]*)"/.exec(form)?.[1];
  const xsrf = /name="xsrf" value="([^"]*)"/.exec(form)?.[1];
  if (action === undefined || xsrf === undefined) {
    throw new Error('the engine changed one of its forms');
  }
  return { action, xsrf };
}

type Options = Readonly<{ secure: boolean; imageOrigins?: readonly string[] }>;

/** Answers through the engine, which may have cookies to set. */
export function putPage(ctx: KoaContextWithOIDC, page: Page, options: Options): void {
  ctx.status = page.status;
  ctx.set(securityHeaders(options));
  ctx.type = 'html';
  ctx.body = page.html;
}

/** The language chosen on the page, else the one that the app wishes, else the browser's. */
export function localeOf(site: Site, ctx: KoaContextWithOIDC): Locale {
  const wish = ctx.query['ui_locales'] ?? ctx.oidc?.params?.['ui_locales'];
  return site.chooseLocale({
    uiLocales: typeof wish === 'string' ? wish : undefined,
    acceptLanguage: ctx.get('accept-language'),
  });
}
