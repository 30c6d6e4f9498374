import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { Provider } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { onTestFinished } from 'vitest';
import { createEngineAdapter, installReplayProtection } from '../../src/issuer/engine-adapter.ts';
import type { Store } from '../../src/store/store.ts';

const REDIRECT_URI = 'https://app.example/callback';
const SECRET = 'app-secret';
const CLIENTS = ['app', 'other'];

/** The engine with a store of ours and two clients, behind a real socket; everybody is `ana`. */
export type BareEngine = Readonly<{
  provider: Provider;
  url: string;
  /** Signs in through the browser's requests; with the cookies of an earlier sign-in, once more. */
  signIn: (cookies?: Cookies) => Promise<SignIn>;
  /** Goes from page to page with one browser, and stops before a path that begins so, or at an app. */
  walk: (start: URL, cookies: Cookies, stopBefore?: string) => Promise<URL>;
  /** Where a sign-in to a client begins. */
  start: (clientId: string, parameters?: Readonly<Record<string, string>>) => URL;
  token: (parameters: Readonly<Record<string, string>>, clientId?: string) => Promise<Response>;
  redeem: (code: string, clientId?: string) => Promise<Response>;
}>;

type Cookies = Map<string, string>;
type SignIn = Readonly<{ code: string; cookies: Cookies; seen: readonly string[] }>;

export async function startBareEngine(store: Store): Promise<BareEngine> {
  const server = createServer();
  const url = await listen(server);
  const provider = new Provider(url, { ...settings(), adapter: createEngineAdapter(store) });
  installReplayProtection(provider, store);
  const engine = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const result = { login: { accountId: 'ana' } };
      provider.interactionFinished(request, response, result).catch(() => response.destroy());
    } else {
      void engine(request, response);
    }
  });

  const token = (parameters: Readonly<Record<string, string>>, clientId = 'app') =>
    fetch(`${url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${SECRET}`)}` },
      body: new URLSearchParams(parameters),
    });
  const start = (clientId: string, parameters: Readonly<Record<string, string>> = {}) => {
    const common = { redirect_uri: REDIRECT_URI, response_type: 'code', scope: 'openid' };
    const query = new URLSearchParams({ client_id: clientId, ...common, ...parameters });
    return new URL(`/auth?${query.toString()}`, url);
  };

  return {
    provider,
    url,
    signIn: async (cookies = new Map()) => {
      const seen: string[] = [];
      const code = codeIn(await walk(start('app', { prompt: 'login' }), { cookies, seen }));
      return { code, cookies, seen: [...seen, code] };
    },
    walk: (from, cookies, stopBefore) => walk(from, { cookies, stopBefore }),
    start,
    token,
    redeem: (code, clientId) =>
      token({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }, clientId),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

function settings(): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'EC', use: 'sig' }] },
    cookies: { keys: ['cookie-signing-key'] },
    clients: CLIENTS.map((id) => ({
      client_id: id,
      client_secret: SECRET,
      redirect_uris: [REDIRECT_URI],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
    })),
    features: { devInteractions: { enabled: false } },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 600,
      Interaction: 600,
      RefreshToken: 3600,
      Session: 3600,
    },
    pkce: { required: () => false },
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    async loadExistingGrant({ oidc }) {
      const { client, session, provider } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
}

type Walk = Readonly<{ cookies: Cookies; seen?: string[]; stopBefore?: string | undefined }>;

async function walk(start: URL, { cookies, seen = [], stopBefore }: Walk): Promise<URL> {
  let next = start;
  while (next.origin === start.origin) {
    if (stopBefore !== undefined && next.pathname.startsWith(stopBefore)) return next;
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(next, { redirect: 'manual', headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
      if (!name.endsWith('.sig') && value !== '') seen.push(value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status} ${await response.text()}`);
    next = new URL(location, next);
  }
  return next;
}

/** That an app finds in the address that somebody arrives with. */
export function codeIn(arrived: URL): string {
  const code = arrived.searchParams.get('code');
  if (code === null) throw new Error(`no code in ${arrived.href}`);
  return code;
}
