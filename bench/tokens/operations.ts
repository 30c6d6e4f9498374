import { HTTPBrowser } from '../../test/e2e/http-browser.ts';
import { KeptConnections } from './kept-connections.ts';
import { APIS, CALLBACK, CLIENTS, PASSWORD, people, SCOPE, SECRET } from './scene.ts';

/** Does one thing once; throws when the server does not do its part. */
type Operation = () => Promise<unknown>;

/** Makes an operation for one of the connections to a server. */
type CreateOperation = (url: string, connection: number) => Operation | Promise<Operation>;

type Tokens = Readonly<{ access_token: string; refresh_token: string }>;

const VERIFIER = 'a-code-verifier-that-is-long-enough-for-rfc-7636';
const CHALLENGE = 'S256';

/** Everything that is measured, by its name. */
export const OPERATIONS = {
  discovery: (url) => () => get(`${url}/.well-known/openid-configuration`),
  JWKS: (url) => () => get(`${url}/jwks`),
  'client_credentials ES256': (url) => () => credentials(url, CLIENTS.service, APIS.ES256),
  'client_credentials ES256, bcrypt secret': async (url) => {
    // The first success is not what is measured.
    await credentials(url, CLIENTS.hashed, APIS.ES256);
    return () => credentials(url, CLIENTS.hashed, APIS.ES256);
  },
  'client_credentials RS256': (url) => () => credentials(url, CLIENTS.service, APIS.RS256),
  'login, 9 requests': (url, connection) => {
    let turn = connection;
    return async () => userinfo(url, await signIn(url, CLIENTS.login, turn++));
  },
  'refresh, rotating': async (url, connection) => {
    let tokens = await signIn(url, CLIENTS.refresh, connection);
    return async () => {
      const { refresh_token } = tokens;
      tokens = await token(url, CLIENTS.refresh, { grant_type: 'refresh_token', refresh_token });
    };
  },
  introspection: async (url, connection) => {
    const { access_token } = await signIn(url, CLIENTS.login, connection);
    const authorization = basic(CLIENTS.login);
    return async () => {
      const body = { token: access_token };
      const answer = await post(`${url}/token/introspection`, body, authorization);
      if (!answer.includes('"active":true')) throw new Error(`not active: ${answer}`);
    };
  },
  userinfo: async (url, connection) => {
    const tokens = await signIn(url, CLIENTS.login, connection);
    return () => userinfo(url, tokens);
  },
} as const satisfies Readonly<Record<string, CreateOperation>>;

export type OperationName = keyof typeof OPERATIONS;

function credentials(url: string, clientId: string, resource: string): Promise<Tokens> {
  return token(url, clientId, { grant_type: 'client_credentials', resource });
}

async function signIn(url: string, clientId: string, turn: number): Promise<Tokens> {
  const code = await authorize(url, clientId, people[turn % people.length]?.email ?? '');
  return token(url, clientId, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
  });
}

/** Seven requests of a browser that has never been there. */
async function authorize(url: string, clientId: string, login: string): Promise<string> {
  const browser = new HTTPBrowser();
  const parameters = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: SCOPE,
    state: 'state',
    nonce: 'nonce',
    code_challenge: await challenge,
    code_challenge_method: CHALLENGE,
  });
  await browser.open(`${url}/auth?${parameters.toString()}`, {}, CALLBACK);
  await browser.submit({ login, password: PASSWORD }, CALLBACK);
  await browser.submit({ decision: 'allow' }, CALLBACK);
  const code = browser.url.startsWith(CALLBACK) && new URL(browser.url).searchParams.get('code');
  if (!code) throw new Error(`no code: ${browser.status} at ${browser.url}\n${browser.html}`);
  return code;
}

const challenge = crypto.subtle
  .digest('SHA-256', Buffer.from(VERIFIER))
  .then((digest) => Buffer.from(digest).toString('base64url'));

async function token(url: string, clientId: string, body: Readonly<Record<string, string>>) {
  return JSON.parse(await post(`${url}/token`, body, basic(clientId))) as Tokens;
}

function userinfo(url: string, { access_token }: Tokens): Promise<string> {
  return get(`${url}/me`, { authorization: `Bearer ${access_token}` });
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
