import type { Dialect } from './dialect.ts';
import { CALLBACK, PASSWORD, people } from './scene.ts';

/** What the engine speaks with its default routes, alone or within idpfile. */
export const engineDialect: Dialect = {
  discovery: '/.well-known/openid-configuration',
  jwks: '/jwks',
  authorization: '/auth',
  token: '/token',
  userinfo: '/me',
  introspection: ({ url }) => `${url}/token/introspection`,
  refreshScopes: [],
  parameters: () => ({}),
  async passThrough(browser, turn) {
    const login = people[turn % people.length]?.email ?? '';
    await browser.submit({ login, password: PASSWORD }, CALLBACK);
    await browser.submit({ decision: 'allow' }, CALLBACK);
  },
};
