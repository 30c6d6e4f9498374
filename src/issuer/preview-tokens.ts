/**
 * The tokens of a sign-in as they would be issued, by the engine itself: it is given a code that a
 * person would have come back with, and asked at its own endpoints. Nothing is kept, nothing listens.
 */
import { randomBytes } from 'node:crypto';
import type { Client as EngineClient, Provider } from 'oidc-provider';
import { audienceScopeFor } from '../resource/audience-scope.ts';
import { ClientSecretVerifier } from '../secret/client-secret-verifier.ts';
import { keysAt, permanentSchedule } from '../secret/key-schedule.ts';
import { Secret } from '../secret/secret.ts';
import type { SigningKey } from '../secret/signing-keys.ts';
import type { Client } from '../snapshot/client.ts';
import { CurrentSnapshot } from '../snapshot/current-snapshot.ts';
import type { ResourceServer } from '../snapshot/resource-server.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { User } from '../snapshot/user.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { answerInProcess, type Answer } from './answer-in-process.ts';
import { createProvider } from './create-provider.ts';
import { createEngineAdapter } from './engine-adapter.ts';
import { engineShapeOf } from './engine-shape.ts';
import { PASSWORD_SIGN_IN } from './password-sign-in.ts';
import { createRememberedConsents } from './remembered-consents.ts';

/** A sign-in that nothing stands against. */
export type PreviewedSignIn = Readonly<{
  snapshot: Snapshot;
  client: Client;
  /** Undefined where the client acts for itself. */
  user: User | undefined;
  scopes: readonly string[];
  /** Clients, by id, that the ID token is for as well. */
  audiences: readonly string[];
  resource: ResourceServer | undefined;
}>;

type Claims = Readonly<Record<string, unknown>>;

/** Times are seconds. */
export type PreviewedTokens = Readonly<{
  idToken?: Claims;
  userinfo?: Claims;
  accessToken: Readonly<{
    /** What an API reads in a JWT, or learns by introspection. */
    format: 'jwt' | 'opaque';
    expiresIn: number;
    scope?: string;
    claims: Claims;
  }>;
  refreshToken?: Readonly<{ expiresIn: number }>;
}>;

export type PreviewKeys = Readonly<{
  /** One for each algorithm; any will do. */
  signing: readonly SigningKey[];
  /** Without that of the server pairwise subjects are not what they would be. */
  pairwise: Secret | undefined;
}>;

/** The engine would not issue tokens. */
export class PreviewRefused extends Error {
  override readonly name = 'PreviewRefused';
  readonly code = 'preview-refused';
}

/** Where codes are taken to that no redirect URI is there for, as with devices. */
const NOWHERE = 'https://preview.invalid/callback';

/** @throws PreviewRefused */
export async function previewTokens(
  signIn: PreviewedSignIn,
  keys: PreviewKeys,
): Promise<PreviewedTokens> {
  const secret = randomBytes(32).toString('base64url');
  const client = withSecret(signIn.client, secret);
  const { snapshot } = signIn;
  const clients = new Map(snapshot.clients).set(client.id, client);
  const provider = createPreviewProvider({ ...snapshot, clients }, keys);
  const desk: Desk = { provider, snapshot, client, secret };
  const { user, resource } = signIn;
  if (user === undefined) return tokensIn(await askForItself(desk, signIn), desk);
  const answer = await redeem(desk, { ...signIn, user });
  const tokens = await tokensIn(answer, desk);
  // An access token for an API is not for userinfo: apps ask for one more, where they can.
  const isAskedForAPI = resource !== undefined && client.defaultResource === undefined;
  const plain = isAskedForAPI
    ? await redeem(desk, { ...signIn, user, resource: undefined })
    : answer;
  const userinfo = await userinfoFor(desk, plain);
  return userinfo === undefined ? tokens : { ...tokens, userinfo };
}

type Desk = Readonly<{ provider: Provider; snapshot: Snapshot; client: Client; secret: string }>;

/** How a client proves who it is says nothing about what it gets. */
function withSecret(client: Client, secret: string): Client {
  const {
    tokensBoundTo: _bound,
    pushedRequestsOnly: _pushed,
    signedRequest: _signed,
    ...rest
  } = client;
  const isPublic = client.credential.kind === 'none';
  const accepted = [{ kind: 'plaintext', secret: new Secret(secret) }] as const;
  const grantTypes = [...new Set([...client.grantTypes, 'authorization_code' as const])];
  const redirectURIs = client.redirectURIs.length === 0 ? [NOWHERE] : client.redirectURIs;
  const signsIn = client.type !== 'service';
  return {
    ...rest,
    ...(signsIn ? { grantTypes, redirectURIs } : {}),
    credential: isPublic ? { kind: 'none' } : { kind: 'secrets', accepted },
  };
}

function createPreviewProvider(snapshot: Snapshot, { signing, pairwise }: PreviewKeys): Provider {
  const current = new CurrentSnapshot(snapshot);
  const store = createMemoryStore();
  const empty = () => {};
  return createProvider({
    current,
    store,
    verifier: new ClientSecretVerifier(),
    secretUses: { note: empty },
    adapter: createEngineAdapter(store),
    keys: keysAt(permanentSchedule(signing), Date.now()),
    cookieKeys: [randomBytes(32).toString('base64url')],
    pairwiseKey: pairwise ?? new Secret(randomBytes(32).toString('base64url')),
    consents: createRememberedConsents(store),
    shape: engineShapeOf(snapshot),
    pages: {
      renderError: empty,
      logoutSource: empty,
      postLogoutSuccessSource: empty,
      deviceFlow: {
        userCodeInputSource: empty,
        userCodeConfirmSource: empty,
        successSource: empty,
      },
      interactionPath: () => '/',
    },
  });
}

type PersonsSignIn = PreviewedSignIn & Readonly<{ user: User }>;

/** The person has allowed everything, came back with a code, and the app redeems it. */
async function redeem(desk: Desk, signIn: PersonsSignIn): Promise<Claims> {
  const { provider, client } = desk;
  const engineClient = await engineClientOf(desk);
  const { user, audiences, resource } = signIn;
  const scopes = [...signIn.scopes, ...audiences.map(audienceScopeFor)];
  const grant = new provider.Grant({ accountId: user.sub, clientId: client.id });
  grant.addOIDCScope(scopes.join(' '));
  for (const { identifier, scopes: own } of desk.snapshot.resourceServers.values()) {
    const names = signIn.scopes.filter((scope) => own.has(scope));
    if (names.length > 0) grant.addResourceScope(identifier, names.join(' '));
  }
  const redirectUri = client.redirectURIs[0] ?? NOWHERE;
  const code = new provider.AuthorizationCode({
    accountId: user.sub,
    client: engineClient,
    grantId: await grant.save(),
    scope: scopes.join(' '),
    redirectUri,
    authTime: Math.floor(Date.now() / 1000),
    acr: PASSWORD_SIGN_IN.acr,
    amr: [...PASSWORD_SIGN_IN.amr],
    gty: 'authorization_code',
    ...(client.backchannelLogoutURI === undefined ? {} : { sid: 'sid' }),
    ...(resource === undefined ? {} : { resource: resource.identifier }),
  });
  return askForTokens(desk, {
    grant_type: 'authorization_code',
    code: await code.save(),
    redirect_uri: redirectUri,
    ...(resource === undefined ? {} : { resource: resource.identifier }),
  });
}

async function engineClientOf({ provider, client }: Desk): Promise<EngineClient> {
  const found = await provider.Client.find(client.id);
  if (found === undefined) throw new PreviewRefused(`client ${client.id} is not served`);
  return found;
}

function askForItself(desk: Desk, { scopes, resource }: PreviewedSignIn): Promise<Claims> {
  return askForTokens(desk, {
    grant_type: 'client_credentials',
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
    ...(resource === undefined ? {} : { resource: resource.identifier }),
  });
}

/** @throws PreviewRefused in the words of the token endpoint */
async function askForTokens(desk: Desk, parameters: Readonly<Record<string, string>>) {
  const { snapshot, client, secret } = desk;
  const isPublic = client.credential.kind === 'none';
  const pair = [client.id, secret].map(encodeURIComponent).join(':');
  const answer = await ask(desk, {
    path: snapshot.issuer.routes.token,
    form: { ...parameters, ...(isPublic ? { client_id: client.id } : {}) },
    ...(isPublic ? {} : { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }),
  });
  if (answer.status === 200) return membersOf(answer.body);
  const { error, error_description: why } = membersOf(answer.body);
  throw new PreviewRefused(`the token endpoint answers ${String(error)}: ${String(why)}`);
}

async function userinfoFor(
  desk: Desk,
  { access_token: token }: Claims,
): Promise<Claims | undefined> {
  const authorization = `Bearer ${String(token)}`;
  const { status, body } = await ask(desk, {
    path: desk.snapshot.issuer.routes.userinfo,
    authorization,
  });
  return status === 200 ? membersOf(body) : undefined;
}

function ask(
  { provider, snapshot }: Desk,
  request: Parameters<typeof answerInProcess>[1],
): Promise<Answer> {
  const { protocol, host } = new URL(snapshot.issuer.url);
  const headers = { 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host };
  return answerInProcess(provider.callback(), { ...request, headers });
}

async function tokensIn(answer: Claims, { provider }: Desk): Promise<PreviewedTokens> {
  const { id_token: idToken, access_token: token, refresh_token: refreshToken, scope } = answer;
  const value = String(token);
  const isJWT = value.split('.').length === 3;
  const claims = isJWT ? claimsIn(value) : await opaqueClaims(provider, value);
  const refresh =
    typeof refreshToken === 'string' ? await provider.RefreshToken.find(refreshToken) : undefined;
  return {
    ...(typeof idToken === 'string' ? { idToken: claimsIn(idToken) } : {}),
    accessToken: {
      format: isJWT ? 'jwt' : 'opaque',
      expiresIn: Number(answer['expires_in']),
      ...(typeof scope === 'string' ? { scope } : {}),
      claims,
    },
    ...(refresh === undefined ? {} : { refreshToken: { expiresIn: refresh.remainingTTL } }),
  };
}

/** What introspection tells of a token (RFC 7662 section 2.2). */
async function opaqueClaims(provider: Provider, value: string): Promise<Claims> {
  const token =
    (await provider.AccessToken.find(value)) ?? (await provider.ClientCredentials.find(value));
  if (token === undefined) return {};
  const { iat, exp, scope, aud, clientId, extra } = token;
  const sub = 'accountId' in token ? token.accountId : clientId;
  const all = { ...extra, iss: provider.issuer, sub, aud, client_id: clientId, scope, iat, exp };
  return Object.fromEntries(Object.entries(all).filter(([, claim]) => claim !== undefined));
}

/** Nobody else has had the token: its signature needs no check. */
function claimsIn(jwt: string): Claims {
  const [, payload = ''] = jwt.split('.');
  return membersOf(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
}

function membersOf(value: unknown): Claims {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
