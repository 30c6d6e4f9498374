import { HTTPBrowser } from '../../test/e2e/http-browser.ts';
import { dexDialect } from '../peers/dex-dialect.ts';
import { hydraDialect } from '../peers/hydra-dialect.ts';
import type { Dialect, Target } from './dialect.ts';
import { engineDialect } from './engine-dialect.ts';
import { KeptConnections } from './kept-connections.ts';
import { APIS, CALLBACK, CLIENTS, SCOPE, SECRET } from './scene.ts';

/** Does one thing once; throws when the server does not do its part. */
type Operation = () => Promise<unknown>;

/** A server and how to speak to it. */
type Partner = Target & Readonly<{ dialect: Dialect }>;

/** Makes an operation for one of the connections to a server. */
type CreateOperation = (partner: Partner, connection: number) => Operation | Promise<Operation>;

export const DIALECTS = { engine: engineDialect, dex: dexDialect, hydra: hydraDialect } as const;

export type DialectName = keyof typeof DIALECTS;

type Tokens = Readonly<{ access_token: string; refresh_token: string }>;

const VERIFIER = 'a-code-verifier-that-is-long-enough-for-rfc-7636';
const CHALLENGE = 'S256';

/** Everything that is measured, by its name. */
export const OPERATIONS = {
  discovery: ({ url, dialect }) => {
    const address = `${url}${dialect.discovery}`;
    return () => get(address);
  },
  JWKS: ({ url, dialect }) => {
    const address = `${url}${dialect.jwks}`;
    return () => get(address);
  },
  'client_credentials ES256': (at) => () => credentials(at, CLIENTS.service, APIS.ES256),
  'client_credentials ES256, bcrypt secret': async (at) => {
    // The first success is not what is measured.
    await credentials(at, CLIENTS.hashed, APIS.ES256);
    return () => credentials(at, CLIENTS.hashed, APIS.ES256);
  },
  'client_credentials RS256': (at) => () => credentials(at, CLIENTS.service, APIS.RS256),
  'login with consent': (at, connection) => {
    let turn = connection;
    return async () => userinfo(at, await signIn(at, CLIENTS.login, turn++));
  },
  'refresh, rotating': async (at, connection) => {
    let tokens = await signIn(at, CLIENTS.refresh, connection);
    return async () => {
      const { refresh_token } = tokens;
      tokens = await token(at, CLIENTS.refresh, { grant_type: 'refresh_token', refresh_token });
    };
  },
  introspection: async (at, connection) => {
    const { access_token } = await signIn(at, CLIENTS.login, connection);
    const address = at.dialect.introspection(at);
    const authorization = basic(CLIENTS.login);
    return async () => {
      const body = { token: access_token };
      const answer = await post(address, body, authorization);
      if (!answer.includes('"active":true')) throw new Error(`not active: ${answer}`);
    };
  },
  userinfo: async (at, connection) => {
    const tokens = await signIn(at, CLIENTS.login, connection);
    return () => userinfo(at, tokens);
  },
} as const satisfies Readonly<Record<string, CreateOperation>>;

export type OperationName = keyof typeof OPERATIONS;

/** Those whose names contain one of these texts. */
export function operationsNamed(parts: readonly string[]): readonly OperationName[] {
  const names = Object.keys(OPERATIONS) as OperationName[];
  return names.filter((name) => parts.some((part) => name.includes(part)));
}

function credentials(at: Partner, clientId: string, resource: string): Promise<Tokens> {
  return token(at, clientId, { grant_type: 'client_credentials', resource });
}

async function signIn(at: Partner, clientId: string, turn: number): Promise<Tokens> {
  const code = await authorize(at, clientId, turn);
  return token(at, clientId, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
  });
}

/** By a browser that has never been there. */
async function authorize(at: Partner, clientId: string, turn: number): Promise<string> {
  const { url, dialect } = at;
  const further = clientId === CLIENTS.refresh ? dialect.refreshScopes : [];
  const browser = new HTTPBrowser();
  const parameters = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: [SCOPE, ...further].join(' '),
    state: 'a-state-of-the-app',
    nonce: 'a-nonce-of-the-app',
    code_challenge: await challenge,
    code_challenge_method: CHALLENGE,
    ...dialect.parameters(turn),
  });
  await browser.open(`${url}${dialect.authorization}?${parameters.toString()}`, {}, dialect.pages);
  await dialect.passThrough(browser, turn, at);
  const code = browser.url.startsWith(CALLBACK) && new URL(browser.url).searchParams.get('code');
  if (!code) throw new Error(`no code: ${browser.status} at ${browser.url}\n${browser.html}`);
  return code;
}

const challenge = crypto.subtle
  .digest('SHA-256', Buffer.from(VERIFIER))
  .then((digest) => Buffer.from(digest).toString('base64url'));

async function token(at: Partner, clientId: string, body: Readonly<Record<string, string>>) {
  const address = `${at.url}${at.dialect.token}`;
  return JSON.parse(await post(address, body, basic(clientId))) as Tokens;
}

function userinfo({ url, dialect }: Partner, { access_token }: Tokens): Promise<string> {
  return get(`${url}${dialect.userinfo}`, { authorization: `Bearer ${access_token}` });
}

const basic = (clientId: string) => ({ authorization: `Basic ${btoa(`${clientId}:${SECRET}`)}` });

function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  return send('GET', url, headers);
}

function post(
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const body = new URLSearchParams(fields).toString();
  const type = 'application/x-www-form-urlencoded';
  const form = { ...headers, 'content-type': type, 'content-length': `${body.length}` };
  return send('POST', url, form, body);
}

/** Resolves to the body of a 200. */
async function send(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<string> {
  const { origin, host, pathname } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `${method} ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
  const response = await connectionsTo(origin).exchange(request);
  if (response.status === 200) return response.body;
  throw new Error(`${url} answered ${response.status}: ${response.body}`);
}

const connections = new Map<string, KeptConnections>();

function connectionsTo(origin: string): KeptConnections {
  const kept = connections.get(origin) ?? new KeptConnections(origin);
  connections.set(origin, kept);
  return kept;
}
