import { createLocalJWKSet, jwtVerify } from 'jose';
import { aliceFile, clientFile, hashOf } from '../declarations.ts';
import { HTTPBrowser } from '../http-browser.ts';
import { startIssuer, type RunningIssuer } from '../running-issuer.ts';
import { throughPages } from '../through-pages.ts';

/** Nobody listens there: the browser stops at its door, and the test reads the address. */
export const CALLBACK = 'http://127.0.0.1:9/callback';
export const SIGNED_OUT = 'http://127.0.0.1:9/signed-out?kept=1';
export const SECRET = 'PH-conformance_e2e-5dHw8sLz3vBn';

type Parameters = Readonly<Record<string, string | undefined>>;
type JSONObject = Readonly<Record<string, unknown>>;

/** An answer of the token endpoint, whichever it was. */
export type TokenAnswer = Readonly<{ status: number; headers: Headers; body: JSONObject }>;

/**
 * A relying party in the manner of the OpenID Foundation's conformance suite: it sends exactly what
 * a test says, and no library stands between the test and the wire.
 */
export type ConformanceParty = Readonly<{
  issuer: RunningIssuer;
  metadata: JSONObject;
  /** The address of an authorization request; a parameter that is undefined is left out. */
  request(parameters?: Parameters): string;
  /** Signs Alice in and allows what is asked; resolves to what the app was answered. */
  authorize(parameters?: Parameters, browser?: HTTPBrowser): Promise<URLSearchParams>;
  /** Sends the code to the token endpoint with the secret in the header. */
  exchange(code: string | null, parameters?: Parameters): Promise<TokenAnswer>;
  /** The whole flow; resolves to the token answer's body. */
  signIn(parameters?: Parameters, browser?: HTTPBrowser): Promise<JSONObject>;
  userinfo(accessToken: unknown): Promise<JSONObject>;
  /** The claims of an ID token whose signature, issuer, audience and times are right. */
  verified(idToken: unknown): Promise<JSONObject>;
  [Symbol.asyncDispose](): Promise<void>;
}>;

/** @param more fields of the client's file */
export async function startConformanceParty(more: JSONObject = {}): Promise<ConformanceParty> {
  const alice = await aliceFile({ phoneNumber: '+44 20 7946 0000' });
  const client = await conformanceClient(more);
  const issuer = await startIssuer({
    files: () => ({ 'users/alice.yaml': alice, 'clients/conformance.yaml': client }),
  });
  const metadata = await getJSON(`${issuer.url}/.well-known/openid-configuration`);
  const keys = createLocalJWKSet((await getJSON(String(metadata['jwks_uri']))) as never);
  const request = (parameters: Parameters = {}) =>
    urlWith(String(metadata['authorization_endpoint']), {
      client_id: 'conformance',
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid',
      state: 'state-of-the-test',
      nonce: 'nonce-of-the-test',
      ...parameters,
    });
  const authorize = async (parameters: Parameters = {}, browser = new HTTPBrowser()) =>
    (await throughPages(browser, request(parameters), CALLBACK)).searchParams;
  const exchange = (code: string | null, parameters: Parameters = {}) =>
    postForm(
      String(metadata['token_endpoint']),
      { grant_type: 'authorization_code', code: code ?? '', redirect_uri: CALLBACK, ...parameters },
      { authorization: `Basic ${btoa(`conformance:${SECRET}`)}` },
    );
  return {
    issuer,
    metadata,
    request,
    authorize,
    exchange,
    signIn: async (parameters, browser) => {
      const { code, ...refusal } = Object.fromEntries(await authorize(parameters, browser));
      if (code === undefined) throw new Error(`no code but ${JSON.stringify(refusal)}`);
      return (await exchange(code)).body;
    },
    userinfo: (accessToken) =>
      getJSON(String(metadata['userinfo_endpoint']), {
        authorization: `Bearer ${String(accessToken)}`,
      }),
    verified: async (idToken) => {
      const options = {
        issuer: issuer.url,
        audience: 'conformance',
        requiredClaims: ['iat', 'exp'],
      };
      return (await jwtVerify(String(idToken), keys, options)).payload;
    },
    [Symbol.asyncDispose]: () => issuer[Symbol.asyncDispose](),
  };
}

async function conformanceClient(more: JSONObject): Promise<string> {
  return clientFile('conformance', {
    redirectURIs: [CALLBACK],
    postLogoutRedirectURIs: [SIGNED_OUT],
    secretHash: await hashOf(SECRET),
    scopes: ['openid', 'profile', 'email', 'phone', 'offline_access'],
    idTokenClaims: 'standard',
    ...more,
  });
}

/** Posts a form; a parameter that is undefined is left out. */
export async function postForm(
  url: string,
  parameters: Parameters,
  headers: Readonly<Record<string, string>> = {},
): Promise<TokenAnswer> {
  const body = formOf(parameters);
  const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as JSONObject,
  };
}

export async function getJSON(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<JSONObject> {
  const response = await fetch(url, { headers });
  return (await response.json()) as JSONObject;
}

export function urlWith(endpoint: string, parameters: Parameters): string {
  return `${endpoint}?${formOf(parameters).toString()}`;
}

function formOf(parameters: Parameters): URLSearchParams {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(given);
}
