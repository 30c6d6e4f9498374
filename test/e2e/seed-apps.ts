/** The apps of the integration guides that people paste from, with nothing changed but addresses, ids and secrets. */
import { createRequire } from 'node:module';
import { callbackify } from 'node:util';
import express, { type Express } from 'express';
import session from 'express-session';
import type { AuthOptions } from 'next-auth';
import { decode } from 'next-auth/jwt';
import { Passport } from 'passport';
import OAuth2Strategy from 'passport-oauth2';
import OpenIDConnectStrategy from 'passport-openidconnect';

// A CommonJS module whose `default` is a property: tools disagree on what importing that gives.
const { default: NextAuth } = createRequire(import.meta.url)('next-auth') as {
  readonly default: (request: object, response: object, options: AuthOptions) => Promise<unknown>;
};

export type Registered = Readonly<{ issuerURL: string; clientId: string; clientSecret: string }>;

/** NextAuth v4 with a provider of its own; `/whoami` shows the session and the token in its cookie. */
export function createNextAuthApp(registered: Registered): Express {
  const options = nextAuthOptions(registered);
  const app = express();
  app.use('/api/auth', express.urlencoded({ extended: false }), async (request, response) => {
    const nextauth = request.path.slice(1).split('/');
    const { method, headers, body } = request;
    // A request as Next.js hands it over: Express has no cookies, and computes its query anew.
    const handed = {
      method,
      headers,
      body,
      query: { ...request.query, nextauth },
      cookies: cookiesOf(headers.cookie),
    };
    await NextAuth(handed, response, options);
  });
  app.get('/whoami', async (request, response) => {
    const cookies = cookiesOf(request.headers.cookie);
    const token = await decode({ token: cookies['next-auth.session-token'] ?? '', secret: SECRET });
    response.json(token);
  });
  return app;
}

/** As in the guide. */
const SECRET = 'some-secret-secret';

function cookiesOf(header = ''): Record<string, string> {
  const pairs = header.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
  });
  return Object.fromEntries(pairs);
}

function nextAuthOptions({ issuerURL, clientId, clientSecret }: Registered): AuthOptions {
  return {
    secret: SECRET,
    providers: [
      {
        id: 'cloudentity',
        name: 'SecureAuth',
        type: 'oauth',
        version: '2.0',
        wellKnown: `${issuerURL}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        authorization: { params: { scopes: ['openid', 'profile', 'email'] } },
        profile(profile) {
          return {
            id: profile.sub,
            name: profile.name,
            email: profile.email,
          };
        },
      },
    ],
    callbacks: {
      async jwt({ token }) {
        token['userRole'] = 'admin';
        return token;
      },
    },
  };
}

/** Passport with passport-openidconnect; `/` shows who signed in. */
export function createPassportApp({ issuerURL, clientId, clientSecret }: Registered): Express {
  const passport = createPassport();
  passport.use(
    new OpenIDConnectStrategy(
      {
        issuer: issuerURL,
        authorizationURL: `${issuerURL}/auth`,
        tokenURL: `${issuerURL}/token`,
        userInfoURL: `${issuerURL}/me`,
        clientID: clientId,
        clientSecret,
        callbackURL: '/api/auth/callback/cloudentity',
        scope: ['profile'],
      },
      function verify(_issuer, profile, cb) {
        return cb(null, profile);
      },
    ),
  );
  const app = createSessionApp(passport);
  app.get('/login', passport.authenticate('openidconnect'));
  app.get(
    '/api/auth/callback/cloudentity',
    passport.authenticate('openidconnect', {
      successReturnToOrRedirect: '/',
      failureRedirect: '/login',
    }),
  );
  return app;
}

/** Outline's way: endpoints by hand, the secret in the body, who it is from the userinfo endpoint. */
export function createOutlineApp(origin: string, registered: Registered): Express {
  const { issuerURL, clientId, clientSecret } = registered;
  const environment = {
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_AUTH_URI: `${issuerURL}/auth`,
    OIDC_TOKEN_URI: `${issuerURL}/token`,
    OIDC_USERINFO_URI: `${issuerURL}/me`,
    OIDC_SCOPES: 'openid profile email',
  };
  const passport = createPassport();
  passport.use(
    new OAuth2Strategy(
      {
        authorizationURL: environment.OIDC_AUTH_URI,
        tokenURL: environment.OIDC_TOKEN_URI,
        clientID: environment.OIDC_CLIENT_ID,
        clientSecret: environment.OIDC_CLIENT_SECRET,
        callbackURL: `${origin}/auth/oidc.callback`,
        scope: environment.OIDC_SCOPES.split(' '),
        state: true,
      },
      callbackify(
        (accessToken: string, _refresh: unknown, _parameters: unknown, _profile: unknown) =>
          fetchOutlineUser(environment.OIDC_USERINFO_URI, accessToken),
      ),
    ),
  );
  const app = createSessionApp(passport);
  app.get('/auth/oidc', passport.authenticate('oauth2'));
  app.get('/auth/oidc.callback', passport.authenticate('oauth2', { successRedirect: '/' }));
  return app;
}

async function fetchOutlineUser(userinfoURL: string, accessToken: string): Promise<unknown> {
  const response = await fetch(userinfoURL, {
    headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
  });
  const user = (await response.json()) as Readonly<Record<string, string>>;
  if (user['email'] === undefined) throw new Error('An email field was not returned');
  return { email: user['email'], name: user['name'] ?? user['preferred_username'] };
}

function createPassport(): Passport {
  const passport = new Passport();
  passport.serializeUser((user, done) => done(null, user));
  passport.deserializeUser((user, done) => done(null, user));
  return passport;
}

function createSessionApp(passport: Passport): Express {
  const app = express();
  app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false }));
  app.use(passport.session());
  app.get('/', (request, response) => {
    response.json('user' in request ? request.user : null);
  });
  return app;
}
