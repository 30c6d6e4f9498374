import { destinationOf } from '../../src/pages/destination.ts';
import type { Locale } from '../../src/pages/locale.ts';
import type { Page } from '../../src/pages/page.ts';
import type { Pages } from '../../src/pages/render-page.ts';

const csrf = 'csrf-token';
const time = new Date('2026-11-21T16:20:31Z');
const account = { name: 'Alice Example', email: 'alice@example.com', login: 'alice' };
const outline = { name: 'Outline', host: destinationOf('https://outline.example.com/callback') };
const groups = [
  'staff',
  'developers',
  'platform',
  'on-call',
  'berlin',
  'chess',
  'choir',
  'first-aid',
];

const asked = [
  { scope: 'openid' },
  { scope: 'profile', values: ['Alice Example', 'alice'] },
  { scope: 'email', values: ['alice@example.com'] },
  { scope: 'groups', values: groups },
  { scope: 'offline_access' },
  { scope: 'legacy:everything' },
  { scope: 'orders:write', description: 'Change your orders', api: 'Shop API', sensitive: true },
];

/** Every page in each of its states, by name. */
export function samplePages(pages: Pages, locale: Locale): Readonly<Record<string, Page>> {
  const signIn = {
    locale,
    here: '/interaction/1',
    action: '/interaction/1',
    csrf,
    client: outline,
  };
  const consent = { locale, action: '/interaction/2', csrf, client: outline, account, asked };
  const device = { locale, action: '/device', xsrf: 'x' };
  const failed = { locale, status: 400, reference: 'E-7K3F-92', time };
  return {
    'sign in': pages.signIn({ ...signIn, rememberable: true }),
    'sign in to a native app': pages.signIn({
      ...signIn,
      client: { name: 'Immich', host: destinationOf('app.immich:///oauth-callback') },
      rememberable: false,
    }),
    'sign in after a mismatch': pages.signIn({
      ...signIn,
      login: 'alice',
      failure: 'mismatch',
      rememberable: true,
    }),
    'sign in while throttled': pages.signIn({
      ...signIn,
      login: 'alice',
      failure: {
        throttledUntil: new Date('2026-11-21T16:42:00Z'),
        now: new Date('2026-11-21T16:39:30Z'),
      },
      rememberable: true,
    }),
    consent: pages.consent({
      ...consent,
      actsAt: ['Backend Application'],
      client: {
        ...outline,
        clientURI: 'https://outline.example.com',
        policyURI: 'https://outline.example.com/privacy',
        tosURI: 'https://outline.example.com/terms',
        managedBy: 'team-web',
      },
      rememberedDays: 90,
    }),
    'consent for a long host': pages.consent({
      ...consent,
      client: {
        name: 'Continuous Integration Dashboard of the Platform Engineering Department',
        host: destinationOf(
          'https://continuous-integration.platform-engineering.internal.example.com:8443/cb',
        ),
      },
      asked: asked.slice(0, 3),
    }),
    'not allowed': pages.notAllowed({
      locale,
      here: '/interaction/3',
      action: '/interaction/3',
      csrf,
      client: outline,
      account,
      contacts: ['platform@example.com', 'Ada Owner'],
    }),
    'not allowed by nobody in particular': pages.notAllowed({
      locale,
      action: '/interaction/3',
      csrf,
      client: { name: 'Immich', host: destinationOf('app.immich:///oauth-callback') },
      account: { name: 'alice', login: 'alice' },
      contacts: [],
    }),
    'user code': pages.userCode({ ...device, here: '/device' }),
    'user code that is unknown': pages.userCode({
      ...device,
      code: 'BCDF-GHJK',
      failure: 'unknown',
    }),
    'device that asks': pages.deviceConfirm({
      ...device,
      code: 'BCDF-GHJK',
      client: { name: 'ACME command line' },
      asked,
      requested: { at: time, now: time, address: '2001:db8:85a3:1234:5678:8a2e:370:7334' },
    }),
    'device connected': pages.deviceConnected({ locale, client: { name: 'ACME command line' } }),
    'device stopped': pages.deviceStopped({ locale }),
    'consent for another device': pages.consent({
      ...consent,
      client: { name: 'ACME command line', host: { kind: 'otherDevice' } },
    }),
    'leaving for a site': pages.leaving({ locale, href: '/auth/1', host: outline.host }),
    'leaving for this device': pages.leaving({
      locale,
      href: '/auth/1',
      host: destinationOf('http://127.0.0.1:8400/callback'),
    }),
    'leaving for a native app': pages.leaving({
      locale,
      href: 'app.immich:///oauth-callback?code=1',
      host: destinationOf('app.immich:///oauth-callback'),
    }),
    'sign out': pages.signOut({
      locale,
      action: '/session/end/confirm',
      xsrf: 'x',
      account,
      client: outline,
    }),
    'signed out': pages.signedOut({
      locale,
      client: { name: 'Outline', uri: 'https://outline.example.com' },
    }),
    error: pages.error({
      ...failed,
      error: 'invalid_redirect_uri',
      description: "redirect_uri did not match any of the client's registered redirect_uris",
      client: outline,
    }),
    'general error': pages.error({ ...failed, status: 500, error: 'server_error' }),
    'not found': pages.notFound({ locale }),
    home: pages.home({ locale, here: '/', demoURL: 'http://localhost:3001/' }),
    demo: pages.demo({ locale, home: '/demo', error: 'access_denied' }),
    'demo when signed in': pages.demo({
      locale,
      home: '/demo',
      idToken: `eyJhbGciOiJSUzI1NiJ9.${'x'.repeat(400)}.y`,
      claims: { sub: '3f0f6f5e-6f0e-4e0a-9b38-0f3c8f6f2a11', groups: ['staff', 'developers'] },
      signOutURL: '/session/end',
    }),
    'home when signed in': pages.home({ locale, account }),
  };
}
