import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import * as oidc from 'openid-client';
import { sendPage } from './send-page.ts';
import type { Site } from './site.ts';

/** What the demo app remembers of a sign-in it began. */
type Attempt = Readonly<{ verifier: string; state: string; nonce: string }>;

const COOKIE = 'idpfile_demo';

/** A forgotten attempt is dropped when this many newer ones have begun. */
const ATTEMPTS_KEPT = 1_000;

/**
 * A relying party like any other, in the same process: authorization code with PKCE as a public
 * client, over HTTP. For trying things out, and as an example.
 */
export function createDemoApp(site: Site, issuerURL: string, clientId: string): Router {
  const redirectURI = `${issuerURL}/demo/callback`;
  const attempts = new Map<string, Attempt>();
  const discover = () => discoverIssuer(issuerURL, clientId);
  const routes = Router();

  routes.get('/', (request, response) => {
    send(
      site,
      response,
      site.pages().demo({ locale: localeOf(site, request), home: `${site.basePath}/demo` }),
    );
  });
  routes.get('/login', async (_request, response) => {
    const { attempt, url } = await begin(await discover(), redirectURI);
    const id = randomBytes(16).toString('base64url');
    remember(attempts, id, attempt);
    const path = `${site.basePath}/demo`;
    response.cookie(COOKIE, id, { httpOnly: true, sameSite: 'lax', secure: site.secure, path });
    response.redirect(303, url.href);
  });
  routes.get('/callback', async (request, response) => {
    const id = cookieOf(request);
    const attempt = attempts.get(id);
    attempts.delete(id);
    const locale = localeOf(site, request);
    const home = `${site.basePath}/demo`;
    if (attempt === undefined) {
      response.redirect(303, home);
      return;
    }
    const urls = {
      url: new URL(request.originalUrl, issuerURL),
      home: new URL(`${issuerURL}/demo`),
    };
    const result = await finish(await discover(), urls, attempt);
    send(site, response, site.pages().demo({ locale, home, ...result }));
  });
  return routes;
}

type Discovered = oidc.Configuration;

/** Anew each time, for the routes may be others by now; over plain http for an issuer that is. */
function discoverIssuer(issuerURL: string, clientId: string): Promise<Discovered> {
  const execute = issuerURL.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(new URL(issuerURL), clientId, undefined, oidc.None(), { execute });
}

async function begin(
  server: Discovered,
  redirectURI: string,
): Promise<Readonly<{ attempt: Attempt; url: URL }>> {
  const attempt = {
    verifier: oidc.randomPKCECodeVerifier(),
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
  };
  const url = oidc.buildAuthorizationUrl(server, {
    redirect_uri: redirectURI,
    scope: 'openid profile email groups',
    code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    state: attempt.state,
    nonce: attempt.nonce,
  });
  return { attempt, url };
}

/** Exchanges the code and verifies the ID token; or says in the error codes of the standard what went wrong. */
async function finish(
  server: Discovered,
  { url, home }: Readonly<{ url: URL; home: URL }>,
  { verifier, state, nonce }: Attempt,
): Promise<Readonly<{ idToken?: string; claims?: object; signOutURL?: string; error?: string }>> {
  try {
    const tokens = await oidc.authorizationCodeGrant(server, url, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const { id_token: idToken = '' } = tokens;
    const signOutURL = oidc.buildEndSessionUrl(server, {
      id_token_hint: idToken,
      post_logout_redirect_uri: home.href,
    }).href;
    return { idToken, claims: tokens.claims() ?? {}, signOutURL };
  } catch (cause) {
    if (cause instanceof oidc.AuthorizationResponseError) return { error: cause.error };
    throw cause;
  }
}

function remember(attempts: Map<string, Attempt>, id: string, attempt: Attempt): void {
  attempts.set(id, attempt);
  const [oldest] = attempts.keys();
  if (attempts.size > ATTEMPTS_KEPT && oldest !== undefined) attempts.delete(oldest);
}

function cookieOf(request: Request): string {
  const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}

const localeOf = (site: Site, request: Request) =>
  site.chooseLocale({ acceptLanguage: request.headers['accept-language'] });

function send(site: Site, response: Response, page: Parameters<typeof sendPage>[1]): void {
  sendPage(response, page, { secure: site.secure });
}
