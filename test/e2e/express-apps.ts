/** Apps built on the two libraries that Express apps take most, written as their manuals say. */
import { ExpressAuth, getSession, type ExpressAuthConfig } from '@auth/express';
import express, { type Express } from 'express';
import openid from 'express-openid-connect';
import type { Registered } from './seed-apps.ts';

const SECRET = 'a-long-randomly-generated-string-of-the-app';

/** Auth.js, which knows the issuer by its discovery document; `/` shows the session. */
export function createAuthJSApp({ issuerURL, clientId, clientSecret }: Registered): Express {
  const options: ExpressAuthConfig = {
    secret: SECRET,
    trustHost: true,
    providers: [
      { id: 'idp', name: 'Our IdP', type: 'oidc', issuer: issuerURL, clientId, clientSecret },
    ],
  };
  const app = express();
  app.set('trust proxy', true);
  app.use('/auth', ExpressAuth(options));
  app.get('/', async (request, response) => {
    response.json(await getSession(request, options));
  });
  return app;
}

/**
 * express-openid-connect. Its default is the implicit flow, which an app has to turn off.
 * `/` shows who is signed in, and what the userinfo endpoint says of them.
 */
export function createExpressOpenIDApp(
  origin: string,
  { issuerURL, clientId, clientSecret }: Registered,
): Express {
  const app = express();
  app.use(
    openid.auth({
      secret: SECRET,
      baseURL: origin,
      issuerBaseURL: issuerURL,
      clientID: clientId,
      clientSecret,
      authorizationParams: { response_type: 'code', scope: 'openid profile email' },
      idpLogout: true,
    }),
  );
  app.get('/', async (request, response) => {
    const userinfo = await request.oidc.fetchUserInfo();
    response.json({ user: request.oidc.user, userinfo });
  });
  return app;
}
