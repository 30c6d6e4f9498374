import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { destinationOf } from '../pages/destination.ts';
import { securityHeaders } from '../pages/security-headers.ts';
import { showGivenCode } from './device-pages.ts';
import { RETRY_AFTER_SECONDS } from './retry-after.ts';
import type { Site } from './site.ts';

/** What is the same for everybody: apps need not ask for it at every sign-in. */
const PUBLIC_ROUTES = new Set(['discovery', 'jwks']);
const PUBLIC_CACHING = 'public, max-age=300';

type EngineContext = Parameters<Parameters<Provider['use']>[0]>[0];

/**
 * What the engine's answers need for our Content-Security-Policy: every answer carries the headers,
 * a redirect after the sign-out form becomes a page, and a form that is posted to the app may go
 * there.
 */
export function installAfterEngine(provider: Provider, site: Site): void {
  const headers = securityHeaders({ secure: site.secure });
  provider.use(async (ctx, next) => {
    // Set first: the engine adds the hashes of its own scripts to what it finds.
    ctx.set(headers);
    await next();
    if (ctx.status === 404 && ctx.body === undefined) sayNotFound(ctx, site);
    if (ctx.status === 503) ctx.set('Retry-After', String(RETRY_AFTER_SECONDS));
    const context = ctx as KoaContextWithOIDC;
    if (context.oidc === undefined) return;
    if (isJSON(context)) context.remove('Content-Security-Policy');
    if (PUBLIC_ROUTES.has(context.oidc.route)) context.set('Cache-Control', PUBLIC_CACHING);
    if (context.oidc.route === 'code_verification') showGivenCode(site, context);
    if (context.oidc.route === 'end_session_confirm') leaveAfterSignOut(context, site);
    if (isFormPost(context)) allowFormTo(context);
  });
}

/** For a path that neither we nor the engine know. */
function sayNotFound(ctx: EngineContext, site: Site): void {
  const locale = site.chooseLocale({ acceptLanguage: ctx.get('accept-language') });
  const page = site.pages().notFound({ locale });
  ctx.type = 'html';
  ctx.body = page.html;
  ctx.status = page.status;
}

const isJSON = ({ response: { type } }: KoaContextWithOIDC) =>
  type === 'application/json' || type.endsWith('+json');

function leaveAfterSignOut(ctx: KoaContextWithOIDC, site: Site): void {
  const location = ctx.response.get('Location');
  if (ctx.status !== 303 || location === '') return;
  const href = withClient(ctx, location);
  const locale = site.chooseLocale({ acceptLanguage: ctx.get('accept-language') });
  const page = site.pages().leaving({ locale, href, host: destinationOf(href) });
  ctx.remove('Location');
  ctx.status = page.status;
  ctx.type = 'html';
  ctx.body = page.html;
}

/** The engine forgets which app asked once nobody is signed in any more. */
function withClient({ oidc }: KoaContextWithOIDC, href: string): string {
  if (oidc.client === undefined || href !== oidc.urlFor('end_session_success')) return href;
  return `${href}?${new URLSearchParams({ client_id: oidc.client.clientId }).toString()}`;
}

/** OAuth 2.0 Form Post Response Mode: the page posts to the redirect URI by itself. */
function isFormPost(ctx: KoaContextWithOIDC): boolean {
  return ctx.oidc.params?.['response_mode'] === 'form_post' && ctx.response.is('html') !== false;
}

function allowFormTo(ctx: KoaContextWithOIDC): void {
  const redirectURI = ctx.oidc.params?.['redirect_uri'];
  if (
    typeof redirectURI !== 'string' ||
    ctx.oidc.client?.redirectUriAllowed(redirectURI) !== true
  ) {
    return;
  }
  const policy = ctx.response.get('Content-Security-Policy');
  const { origin } = new URL(redirectURI);
  ctx.set('Content-Security-Policy', policy.replace("form-action 'self'", `form-action ${origin}`));
}
