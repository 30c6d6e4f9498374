import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { Provider } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { onTestFinished } from 'vitest';
import { createEngineAdapter, installReplayProtection } from '../../src/issuer/engine-adapter.ts';
import type { Store } from '../../src/store/store.ts';

const REDIRECT_URI = 'https://app.example/callback';
const AUTHORIZATION = `Basic ${btoa('app:app-secret')}`;

/** The engine with a store of ours and one client, behind a real socket; everybody is `ana`. */
export type BareEngine = Readonly<{
  provider: Provider;
  url: string;
  /** Signs in through the browser's requests; with the cookies of an earlier sign-in, once more. */
  signIn: (cookies?: Map<string, string>) => Promise<SignIn>;
  token: (parameters: Readonly<Record<string, string>>) => Promise<Response>;
  redeem: (code: string) => Promise<Response>;
}>;

type SignIn = Readonly<{ code: string; cookies: Map<string, string>; seen: readonly string[] }>;

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

  const token = (parameters: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${url}/token`, {
      method: 'POST',
      headers: { authorization: AUTHORIZATION },
      body: new URLSearchParams(parameters),
    });

  return {
    provider,
    url,
    signIn: (cookies = new Map()) => signIn(url, cookies),
    token,
    redeem: (code) => token({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }),
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
    clients: [
      {
        client_id: 'app',
        client_secret: 'app-secret',
        redirect_uris: [REDIRECT_URI],
        grant_types: ['authorization_code', 'refresh_token'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
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

async function signIn(url: string, cookies: Map<string, string>): Promise<SignIn> {
  const seen: string[] = [];
  const query = new URLSearchParams({
    client_id: 'app',
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'openid',
    prompt: 'login',
  });
  let next = new URL(`/auth?${query.toString()}`, url);
  while (next.origin === url) {
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
  const code = next.searchParams.get('code');
  if (code === null) throw new Error(`no code in ${next.href}`);
  return { code, cookies, seen: [...seen, code] };
}
