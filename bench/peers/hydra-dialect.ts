import type { HTTPBrowser } from '../../test/e2e/http-browser.ts';
import type { Dialect, Target } from '../tokens/dialect.ts';
import { CALLBACK, people, SCOPE } from '../tokens/scene.ts';

/** Where Hydra sends people to; nothing is there, since the load generator answers in its place. */
export const PAGES = 'https://pages.example.com/';

const NOBODY = { sub: '' };
const ONE_KEY = 'Hydra signs with one key, here the RSA key';

/** What Hydra speaks, and what its sign-in and consent app tells it: yes, at once. */
export const hydraDialect: Dialect = {
  discovery: '/.well-known/openid-configuration',
  jwks: '/.well-known/jwks.json',
  authorization: '/oauth2/auth',
  pages: PAGES,
  token: '/oauth2/token',
  userinfo: '/userinfo',
  introspection: ({ adminURL }) => `${adminURL}/admin/oauth2/introspect`,
  lacks: {
    'client_credentials ES256': ONE_KEY,
    'client_credentials ES256, bcrypt secret': ONE_KEY,
  },
  // Of several writers at once its SQLite lets some fail.
  connections: 1,
  refreshScopes: ['offline_access'],
  parameters: () => ({}),
  async passThrough(browser, turn, target) {
    const { sub, ...claims } = people[turn % people.length] ?? NOBODY;
    await accept(browser, target, 'login', { subject: sub });
    const grant_scope = [...SCOPE.split(' '), 'offline_access'];
    await accept(browser, target, 'consent', {
      grant_scope,
      session: { id_token: { ...claims, email_verified: true } },
    });
  },
};

async function accept(
  browser: HTTPBrowser,
  { adminURL }: Target,
  step: 'login' | 'consent',
  body: object,
): Promise<void> {
  const challenge = new URL(browser.url).searchParams.get(`${step}_challenge`) ?? '';
  const address = `${adminURL}/admin/oauth2/auth/requests/${step}/accept?${step}_challenge=${challenge}`;
  const answer = await fetch(address, { method: 'PUT', body: JSON.stringify(body) });
  const { redirect_to: next } = (await answer.json()) as Readonly<{ redirect_to?: string }>;
  if (next === undefined) throw new Error(`Hydra answered ${answer.status} for ${browser.url}`);
  await browser.open(next, {}, step === 'login' ? PAGES : CALLBACK);
}
