import type { Finding } from './client-rule.ts';
import type { IssuerSpec } from './generated/issuer.ts';

/** Where the endpoints are, below the issuer URL, unless issuer.yaml says otherwise. */
export const DEFAULT_ROUTES = {
  authorization: '/auth',
  token: '/token',
  userinfo: '/me',
  jwks: '/jwks',
  introspection: '/token/introspection',
  revocation: '/token/revocation',
  endSession: '/session/end',
  deviceAuthorization: '/device/auth',
  codeVerification: '/device',
  pushedAuthorizationRequest: '/request',
} as const satisfies Required<DeclaredRoutes>;

type DeclaredRoutes = NonNullable<IssuerSpec['routes']>;

/** What issuer.yaml calls an endpoint. */
export type Endpoint = keyof typeof DEFAULT_ROUTES;

/** The path of every endpoint, below the issuer URL. */
export type Routes = Readonly<Record<Endpoint, string>>;

/** What lies beside the endpoints: pages of ours, and metadata where standards want it. */
const OWN_PATHS = /^\/(?:interaction|assets|demo|\.well-known|favicon\.ico)(?:\/|$)/i;

/** Routes that lead to two places, or to a page of ours. */
export function faultsOfRoutes(declared: DeclaredRoutes = {}): readonly Finding[] {
  const routes = { ...DEFAULT_ROUTES, ...declared };
  const endpoints = Object.keys(DEFAULT_ROUTES).filter(isEndpoint);
  return endpoints
    .filter((endpoint) => declared[endpoint] !== undefined)
    .flatMap((endpoint) => {
      const others = endpoints.filter(
        // Of two that are given the later one is at fault, for no mistake is told twice.
        (other) =>
          declared[other] === undefined || endpoints.indexOf(other) < endpoints.indexOf(endpoint),
      );
      return faultOf(endpoint, others, routes);
    });
}

function faultOf(endpoint: Endpoint, others: readonly Endpoint[], routes: Routes): Finding[] {
  const at = `routes/${endpoint}`;
  const path = routes[endpoint];
  if (OWN_PATHS.test(path)) {
    const help = 'choose another path; interaction, assets, demo and .well-known are taken';
    return [{ rule: 'not-allowed-value', at, message: `${path} is where our own pages are`, help }];
  }
  const taken = new Set(pathsOf(endpoint, routes));
  const other = others.find((name) => pathsOf(name, routes).some((known) => taken.has(known)));
  if (other === undefined || other === endpoint) return [];
  const message = `${path} leads to ${other} as well, which is at ${routes[other]}`;
  return [{ rule: 'contradiction', at, message, help: 'give each endpoint a path of its own' }];
}

/** Upper and lower case are the same to the router; the question before a sign-out has an answer. */
function pathsOf(endpoint: Endpoint, routes: Routes): readonly string[] {
  const path = routes[endpoint].toLowerCase();
  return endpoint === 'endSession' ? [path, `${path}/confirm`, `${path}/success`] : [path];
}

const isEndpoint = (name: string): name is Endpoint => Object.hasOwn(DEFAULT_ROUTES, name);
