// What idpfile is compared with, in a process of its own: the engine alone in express, its in-memory
// adapter, its own checks of secrets, and pages that are no more than a form: `node raw-server.ts URL
// KEYS-FILE SECRET-HASH`.
import { readFileSync } from 'node:fs';
import { compare } from 'bcrypt';
import express, { type Express } from 'express';
import { Provider, type ClientMetadata, type Configuration, type JWKS } from 'oidc-provider';
import { APIS, CALLBACK, CLIENTS, people, SCOPE, SECRET } from './scene.ts';

const [url = '', keysFile = '', secretHash = ''] = process.argv.slice(2);
const account = new Map(people.map((person) => [person.sub, person]));
const accountOfLogin = new Map(people.map((person) => [person.email, person]));

const provider = new Provider(url, settings());
installHashedSecret(provider);
const { hostname, port } = new URL(url);
// It ends by itself, and so writes its profile when it was told to make one.
process.once('SIGTERM', () => process.exit());
createApp(provider).listen(Number(port), hostname, () => process.stdout.write('listening\n'));

function settings(): Configuration {
  return {
    jwks: JSON.parse(readFileSync(keysFile, 'utf8')) as JWKS,
    clients: clients(),
    cookies: { keys: ['a-key-that-signs-cookies-and-is-long-enough'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    findAccount: (_ctx, sub) => {
      const person = account.get(sub);
      return person && { accountId: sub, claims: () => ({ ...person, email_verified: true }) };
    },
    issueRefreshToken: (_ctx, { clientId }) => clientId === CLIENTS.refresh,
    rotateRefreshToken: true,
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
      resourceIndicators: { enabled: true, getResourceServerInfo: (_ctx, api) => tokensOf(api) },
    },
    ttl: { AccessToken: 3600, ClientCredentials: 600, Grant: 86_400, IdToken: 3600 },
  };
}

function tokensOf(api: string) {
  const alg = api === APIS.ES256 ? 'ES256' : 'RS256';
  return { scope: '', audience: api, accessTokenFormat: 'jwt', jwt: { sign: { alg } } } as const;
}

function clients(): ClientMetadata[] {
  const app = { client_secret: SECRET, redirect_uris: [CALLBACK], scope: SCOPE };
  const service = {
    client_secret: SECRET,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  };
  return [
    { ...app, client_id: CLIENTS.login },
    {
      ...app,
      client_id: CLIENTS.refresh,
      grant_types: ['authorization_code', 'refresh_token'],
      scope: `${SCOPE} offline_access`,
    },
    { ...service, client_id: CLIENTS.service },
    { ...service, client_id: CLIENTS.hashed, client_secret: 'not-the-secret' },
  ];
}

/** What the engine's author tells people to do who keep hashes. */
function installHashedSecret({ Client }: Provider): void {
  const { prototype } = Client;
  const compareText = Reflect.get(prototype, 'compareClientSecret');
  prototype.compareClientSecret = function compareClientSecret(presented: string) {
    return this.clientId === CLIENTS.hashed
      ? compare(presented, secretHash)
      : compareText.call(this, presented);
  };
}

function createApp(engine: Provider): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/interaction/:uid', async (request, response) => {
    const { uid, prompt } = await engine.interactionDetails(request, response);
    const field = prompt.name === 'login' ? '<input name="login"><input type="password">' : '';
    response.type('html').send(`<form method="post" action="/interaction/${uid}/${prompt.name}">
${field}<button name="decision" value="allow">Go on</button></form>`);
  });
  app.post('/interaction/:uid/login', express.urlencoded(), async (request, response) => {
    const { login } = request.body as Readonly<{ login: string }>;
    const accountId = accountOfLogin.get(login)?.sub ?? '';
    await engine.interactionFinished(request, response, { login: { accountId } });
  });
  app.post('/interaction/:uid/consent', express.urlencoded(), async (request, response) => {
    const { session, params } = await engine.interactionDetails(request, response);
    const grant = new engine.Grant({
      accountId: session?.accountId ?? '',
      clientId: String(params['client_id']),
    });
    grant.addOIDCScope(SCOPE);
    const result = { consent: { grantId: await grant.save() } };
    await engine.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  });
  app.use(engine.callback());
  return app;
}
