import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { EnginePages } from '../issuer/engine-pages.ts';
import { nearMissOf } from '../issuer/near-miss.ts';
import type { Client } from '../snapshot/client.ts';
import type { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { Issuer } from '../snapshot/issuer.ts';
import { findClient } from '../snapshot/snapshot.ts';
import { accountView } from './account.ts';
import { clientNameIn } from './client-name.ts';
import { createDevicePages } from './device-pages.ts';
import { localeOf, partsOfForm, putPage } from './engine-form.ts';
import { failureOf, reportFailure, type Failure } from './report-error.ts';
import type { Site } from './site.ts';

/** Of an address that a stranger sends, in characters. */
const LONGEST_LOGGED = 300;

/** Our pages in place of the engine's own. */
export function createEnginePages(site: Site, current: CurrentSnapshot): EnginePages {
  return {
    interactionPath: (uid) => `${site.basePath}/interaction/${uid}`,
    renderError: (ctx, _out, error) => {
      const client = clientOf(ctx, current);
      ctx.respond = false;
      reportFailure(site, ctx.req, ctx.res, {
        ...failureOf(error),
        ...(error instanceof errors.InvalidRedirectUri && mismatchOf(ctx, current)),
        client: client && { name: clientNameIn(client, localeOf(site, ctx)) },
      });
    },
    deviceFlow: createDevicePages(site, current),
    logoutSource: (ctx, form) => {
      const { action, xsrf } = partsOfForm(form);
      const user = current.get().usersBySub.get(ctx.oidc.session?.accountId ?? '');
      const client = clientOf(ctx, current);
      putPage(
        ctx,
        site.pages().signOut({
          locale: localeOf(site, ctx),
          action,
          xsrf,
          account: user && accountView(user),
          client: client && { name: clientNameIn(client, localeOf(site, ctx)) },
        }),
        { secure: site.secure },
      );
    },
    postLogoutSuccessSource: (ctx) => {
      const client = clientOf(ctx, current);
      putPage(
        ctx,
        site.pages().signedOut({
          locale: localeOf(site, ctx),
          client: client && {
            name: clientNameIn(client, localeOf(site, ctx)),
            uri: client.clientURI,
            signInURI: initiateLoginURL(client, current.get().issuer),
          },
        }),
        { secure: site.secure },
      );
    },
  };
}

/** OpenID Connect Core section 4: the app is told which issuer it is to send people to. */
function initiateLoginURL(
  { initiateLoginURI }: Client,
  { url: iss }: Pick<Issuer, 'url'>,
): string | undefined {
  if (initiateLoginURI === undefined) return undefined;
  const url = new URL(initiateLoginURI);
  url.searchParams.set('iss', iss);
  return url.href;
}

function clientOf(ctx: KoaContextWithOIDC, current: CurrentSnapshot): Client | undefined {
  const id = ctx.oidc?.client?.clientId;
  return id === undefined ? undefined : findClient(current.get(), id);
}

/** What was sent in place of which registered address: for the log, and in part for the page. */
function mismatchOf(
  ctx: KoaContextWithOIDC,
  current: CurrentSnapshot,
): Pick<Failure, 'mismatch' | 'hint'> {
  const sent = ctx.oidc.params?.['redirect_uri'];
  const client = clientOf(ctx, current);
  if (typeof sent !== 'string' || client === undefined) return {};
  const near = nearMissOf(sent, client.redirectURIs);
  return {
    mismatch: { clientId: client.id, sent: sent.slice(0, LONGEST_LOGGED), ...near },
    hint: current.get().issuer.hints === 'near-miss' ? near?.difference : undefined,
  };
}
