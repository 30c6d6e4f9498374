import * as oidc from 'openid-client';
import { clientFile, aliceFile, hashOf } from '../../test/e2e/declarations.ts';
import { HTTPBrowser } from '../../test/e2e/http-browser.ts';
import { begin, CALLBACK, discover } from '../../test/e2e/openid-client-app.ts';
import { throughPages } from '../../test/e2e/through-pages.ts';
import type { Login, SpentRequest, Token } from './acknowledged.ts';

const SECRET = 'soak-kill-client-secret';
/** At least; the server has not made the code yet when this begins. */
const CODE_LIFETIME_MS = 60_000;

/** Files of one person, an app whose refresh tokens rotate, and a service. */
export async function filesToAskFor(): Promise<Readonly<Record<string, string>>> {
  const secretHash = await hashOf(SECRET);
  const refreshTokens = { rotate: true };
  const app = { redirectURIs: [CALLBACK], secretHash, refreshTokens, consent: 'skip' };
  return {
    'users/alice.yaml': await aliceFile(),
    'clients/web.yaml': clientFile('web', app),
    'clients/service.yaml': clientFile('service', { type: 'service', secretHash }),
  };
}

/** What apps ask a server for. All of it throws when there is no answer, or another one than hoped. */
export type AskedServer = Readonly<{
  signIn: () => Promise<Login>;
  refresh: (refreshToken: Token) => Promise<Login>;
  serviceToken: () => Promise<Token>;
  revoke: (token: Token) => Promise<void>;
  isActive: (token: Token) => Promise<boolean>;
  /** Asks for what was granted before: whether it is granted again. */
  isGrantedAgain: (request: SpentRequest) => Promise<boolean>;
}>;

/** @param url of an issuer that serves those files */
export async function askServer(url: string): Promise<AskedServer> {
  const appOf = (id: string) => discover({ url }, id, oidc.ClientSecretBasic(SECRET));
  const [web, service] = [await appOf('web'), await appOf('service')];

  return {
    async signIn() {
      const { url: start, checks } = await begin(web);
      const knownUntil = performance.now() + CODE_LIFETIME_MS;
      const arrived = await throughPages(new HTTPBrowser(), start, CALLBACK);
      const tokens = await oidc.authorizationCodeGrant(web, arrived, checks);
      const parameters = {
        grant_type: 'authorization_code',
        code: arrived.searchParams.get('code') ?? '',
        redirect_uri: CALLBACK,
        code_verifier: checks.pkceCodeVerifier ?? '',
      };
      return { tokens: tokensIn(tokens), spent: [{ parameters, knownUntil }] };
    },
    async refresh({ value }) {
      const tokens = await oidc.refreshTokenGrant(web, value);
      const parameters = { grant_type: 'refresh_token', refresh_token: value };
      return { tokens: tokensIn(tokens), spent: [{ parameters, knownUntil: Infinity }] };
    },
    async serviceToken() {
      const { access_token: value } = await oidc.clientCredentialsGrant(service);
      return { kind: 'service', value };
    },
    revoke: ({ kind, value }) => oidc.tokenRevocation(kind === 'service' ? service : web, value),
    isActive: async ({ value }) => (await oidc.tokenIntrospection(web, value)).active,
    async isGrantedAgain({ parameters: { grant_type = '', ...parameters } }) {
      try {
        await oidc.genericGrantRequest(web, grant_type, parameters);
        return true;
      } catch (error) {
        if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant')
          return false;
        throw error;
      }
    },
  };
}

type TokenResponse = Readonly<{ access_token: string; refresh_token?: string }>;

function tokensIn({ access_token, refresh_token }: TokenResponse): readonly Token[] {
  if (refresh_token === undefined) throw new Error('no refresh token was issued');
  return [
    { kind: 'access', value: access_token },
    { kind: 'refresh', value: refresh_token },
  ];
}
