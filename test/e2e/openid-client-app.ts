import * as oidc from 'openid-client';
import { HTTPBrowser } from './http-browser.ts';
import type { RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

/** Nobody listens there: the browser stops at its door, and the app reads the address. */
export const CALLBACK = 'http://127.0.0.1:9/callback';

/** An app as openid-client knows it: the issuer's metadata, and its own. */
export type App = oidc.Configuration;

export function discover(
  issuer: Pick<RunningIssuer, 'url'>,
  clientId: string,
  authentication: oidc.ClientAuth = oidc.None(),
  metadata: Partial<oidc.ClientMetadata> = {},
): Promise<App> {
  return oidc.discovery(new URL(issuer.url), clientId, metadata, authentication, {
    execute: [oidc.allowInsecureRequests],
  });
}

/** A sign-in that an app has begun. */
type Attempt = Readonly<{ url: string; checks: oidc.AuthorizationCodeGrantChecks }>;

/** Begins a sign-in with PKCE, state and nonce; asks for all that is known unless told otherwise. */
export async function begin(
  app: App,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Attempt> {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const expectedNonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(app, {
    redirect_uri: CALLBACK,
    scope: 'openid profile email groups',
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    ...parameters,
  });
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
  return { url: url.href, checks };
}

/** The whole sign-in: authorization request, pages, code, tokens. */
export async function signIn(
  app: App,
  parameters: Readonly<Record<string, string>> = {},
  browser: HTTPBrowser = new HTTPBrowser(),
): Promise<Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>> {
  const { url, checks } = await begin(app, parameters);
  const leaveTo = parameters['redirect_uri'] ?? CALLBACK;
  const arrived = await throughPages(browser, url, leaveTo);
  return oidc.authorizationCodeGrant(app, arrived, checks);
}
