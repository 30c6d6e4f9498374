import { once } from 'node:events';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as oidc from 'openid-client';
import { createCertificate } from '../self-signed-certificate.ts';

/** A name that only a browser told so can resolve: to the issuer's localhost it is another site. */
export const APP_HOST = 'app.example.test';

/** An app on another site that signs people in with the code flow, over HTTPS. */
export type RelyingParty = Readonly<{
  origin: string;
  redirectURI: string;
  /** Where a sign-in begins, with more parameters for the authorization request. */
  start(parameters?: Readonly<Record<string, string>>): string;
  /** Where a sign-out begins. */
  signOut: string;
  /** Where a sign-out may end. */
  signedOut: string;
  stop(): Promise<void>;
}>;

/** What the app shows after a sign-in, as JSON in the element `#result`. */
export type SignInResult = Readonly<{
  method?: string;
  claims?: Readonly<Record<string, unknown>>;
  error?: string;
}>;

type Attempt = Readonly<{ verifier: string; nonce: string }>;
type Registered = Readonly<{ issuerURL: string; clientId: string; secret: string }>;

/** @param registered read at the first sign-in, so that the issuer may start after the app */
export async function startRelyingParty(registered: () => Registered): Promise<RelyingParty> {
  const certificate = await createCertificate(APP_HOST);
  const attempts = new Map<string, Attempt>();
  let lastIdToken = '';

  const server = createServer(certificate, (request, response) => {
    answer(request, response).catch((cause: unknown) => {
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(cause));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  const origin = `https://${APP_HOST}:${address.port}`;
  const redirectURI = `${origin}/callback`;
  const signedOut = `${origin}/signed-out`;

  const discover = async () => {
    const { issuerURL, clientId, secret } = registered();
    const execute = [oidc.allowInsecureRequests];
    return oidc.discovery(new URL(issuerURL), clientId, secret, undefined, { execute });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', origin);
    switch (url.pathname) {
      case '/start':
        return redirect(response, await begin(url.searchParams));
      case '/callback':
        return send(response, 'result', JSON.stringify(await finish(request, url)));
      case '/sign-out':
        return redirect(response, await endSessionURL());
      case '/logo.svg':
        response.writeHead(200, { 'Content-Type': 'image/svg+xml' });
        response.end('<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"/>');
        return undefined;
      default:
        return send(response, 'path', url.pathname + url.search);
    }
  }

  async function begin(more: URLSearchParams): Promise<URL> {
    const state = oidc.randomState();
    const attempt = { verifier: oidc.randomPKCECodeVerifier(), nonce: oidc.randomNonce() };
    attempts.set(state, attempt);
    return oidc.buildAuthorizationUrl(await discover(), {
      redirect_uri: redirectURI,
      scope: 'openid profile email groups',
      state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      ...Object.fromEntries(more),
    });
  }

  async function finish(request: IncomingMessage, url: URL): Promise<SignInResult> {
    const method = request.method ?? '';
    const answered = new URLSearchParams(method === 'POST' ? await text(request) : url.search);
    const state = answered.get('state') ?? '';
    const attempt = attempts.get(state);
    if (attempt === undefined) return { method, error: 'a state that the app never sent' };
    attempts.delete(state);
    const error = answered.get('error');
    if (error !== null) return { method, error };
    const tokens = await oidc.authorizationCodeGrant(
      await discover(),
      new URL(`${redirectURI}?${answered.toString()}`),
      { expectedState: state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.verifier },
    );
    lastIdToken = tokens.id_token ?? '';
    return { method, claims: { ...tokens.claims() } };
  }

  async function endSessionURL(): Promise<URL> {
    return oidc.buildEndSessionUrl(await discover(), {
      id_token_hint: lastIdToken,
      post_logout_redirect_uri: signedOut,
      state: 'the-state-of-the-app',
    });
  }

  return {
    origin,
    redirectURI,
    start: (parameters = {}) => `${origin}/start?${new URLSearchParams(parameters).toString()}`,
    signOut: `${origin}/sign-out`,
    signedOut,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function redirect(response: ServerResponse, url: URL): void {
  response.writeHead(303, { Location: url.href }).end();
}

function send(response: ServerResponse, id: string, content: string): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  response.end(`<!doctype html><html lang="en"><title>the app</title><pre id="${id}">${escaped}`);
}
