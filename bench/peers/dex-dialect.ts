import type { HTTPBrowser } from '../../test/e2e/http-browser.ts';
import type { Dialect } from '../tokens/dialect.ts';
import { CALLBACK, PASSWORD, people } from '../tokens/scene.ts';

/** Dex keeps one refresh token for a person and an app, and each connector has persons of its own. */
export const CONNECTORS = 16;

export const connectorOf = (turn: number) => `people-${turn % CONNECTORS}`;
export const loginOf = (turn: number) => people[turn % CONNECTORS]?.email ?? '';

const NO_SERVICES = 'Dex of this version knows no client_credentials';

/** What Dex speaks. */
export const dexDialect: Dialect = {
  discovery: '/.well-known/openid-configuration',
  jwks: '/keys',
  authorization: '/auth',
  token: '/token',
  userinfo: '/userinfo',
  introspection: ({ url }) => `${url}/token/introspect`,
  lacks: {
    'client_credentials ES256': NO_SERVICES,
    'client_credentials ES256, bcrypt secret': NO_SERVICES,
    'client_credentials RS256': NO_SERVICES,
  },
  refreshScopes: ['offline_access'],
  parameters: (turn) => ({ connector_id: connectorOf(turn) }),
  async passThrough(browser, turn) {
    await browser.submit({ login: loginOf(turn), password: PASSWORD }, CALLBACK);
    await allow(browser);
  },
};

/** The form of its consent page has no address: it goes to where the page is. */
async function allow(browser: HTTPBrowser): Promise<void> {
  const req = /name="req" value="([^"]+)"/.exec(browser.html)?.[1];
  if (req === undefined) throw new Error(`no consent page: ${browser.url}\n${browser.html}`);
  const body = new URLSearchParams({ req, approval: 'approve' });
  await browser.open(browser.url, { method: 'POST', body }, CALLBACK);
}
