import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ALICE, ALICE_CLAIMS, aliceFile, clientFile } from './declarations.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { HTTPBrowser } from './http-browser.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { throughPages } from './through-pages.ts';

const app = (spec: Readonly<Record<string, unknown>>) => ({
  public: true,
  redirectURIs: [CALLBACK],
  refreshTokens: true,
  ...spec,
});

function scopeFile(name: string, spec: Readonly<Record<string, unknown>>): string {
  return stringify({ apiVersion: 'idpfile/v1', kind: 'Scope', metadata: { name }, spec });
}

const STORAGE = {
  description: { en: 'See how much you may store', de: 'Ihr Speicherkontingent zu sehen' },
  sensitive: true,
  claims: {
    quota: { attribute: 'quota', default: 5 },
    is_nextcloud_admin: { fromGroups: { 'nextcloud-admins': 'yes' }, default: 'no' },
    policies: { fromGroups: { staff: 'readwrite', wiki: 'diagnostics' }, multiple: true },
  },
};

let issuer: RunningIssuer;

beforeAll(async () => {
  const alice = await aliceFile({ phoneNumber: '+44 20 7946 0000', attributes: { quota: 20 } });
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'scopes/storage.yaml': scopeFile('storage', STORAGE),
      'clients/nextcloud.yaml': clientFile(
        'nextcloud',
        app({
          scopes: ['openid', 'phone', 'storage'],
          claims: { plan: { value: 'enterprise' }, email: { attribute: 'username' } },
          idTokenClaims: ['plan', 'policies'],
        }),
      ),
      'clients/other.yaml': clientFile('other', app({})),
      'clients/hidden.yaml': clientFile(
        'hidden',
        app({ redirectURIs: ['https://hidden.example.com/cb'], subjectType: 'pairwise' }),
      ),
      'clients/sibling.yaml': clientFile(
        'sibling',
        app({ redirectURIs: ['https://hidden.example.com/sibling'], subjectType: 'pairwise' }),
      ),
      'clients/stranger.yaml': clientFile(
        'stranger',
        app({ redirectURIs: ['https://stranger.example.com/cb'], subjectType: 'pairwise' }),
      ),
    }),
  });
});
afterAll(async () => issuer?.[Symbol.asyncDispose]());

/** What an app learns: the claims of the ID token that are not the protocol's, and the userinfo. */
async function learns(clientId: string, scope: string) {
  const client = await discover(issuer, clientId);
  const tokens = await signIn(client, { scope });
  const claims = tokens.claims();
  const info = await oidc.fetchUserInfo(client, tokens.access_token, claims?.sub ?? '');
  return { claims, info, tokens, client };
}

describe('the claims of the directory', () => {
  test('a scope and the claims of a client are given by the userinfo endpoint', async () => {
    const { info } = await learns('nextcloud', 'openid phone storage');
    expect(info).toEqual({
      sub: ALICE.sub,
      phone_number: '+44 20 7946 0000',
      quota: 20,
      is_nextcloud_admin: 'no',
      policies: ['readwrite', 'diagnostics'],
      plan: 'enterprise',
      email: 'alice',
    });
  });

  test('the ID token has those that idTokenClaims names', async () => {
    const { claims } = await learns('nextcloud', 'openid phone storage');
    expect(claims).toMatchObject({ plan: 'enterprise', policies: ['readwrite', 'diagnostics'] });
    for (const name of ['quota', 'phone_number', 'email']) expect(claims).not.toHaveProperty(name);
  });

  test('without the scope there are only those of the client', async () => {
    const { info } = await learns('nextcloud', 'openid');
    expect(info).toEqual({ sub: ALICE.sub, plan: 'enterprise', email: 'alice' });
  });

  test('another client sees none of them, though it has the same claim under a scope', async () => {
    const bare = await learns('other', 'openid');
    expect(bare.info).toEqual({ sub: ALICE.sub });
    const { info } = await learns('other', 'openid email');
    expect(info).toEqual({ sub: ALICE.sub, ...ALICE_CLAIMS.email });
  });

  test('a refreshed ID token has them as well', async () => {
    const { tokens, client } = await learns('nextcloud', 'openid storage');
    const refreshed = await oidc.refreshTokenGrant(client, tokens.refresh_token ?? '');
    expect(refreshed.claims()).toMatchObject({ plan: 'enterprise' });
    expect(refreshed.claims()).not.toHaveProperty('quota');
  });

  test('discovery lists scopes and claims', async () => {
    const metadata = (await discover(issuer, 'other')).serverMetadata();
    expect(metadata.scopes_supported).toEqual(expect.arrayContaining(['phone', 'storage']));
    expect(metadata['claims_supported']).toEqual(
      expect.arrayContaining(['phone_number', 'quota', 'is_nextcloud_admin', 'policies', 'plan']),
    );
    expect(metadata['subject_types_supported']).toEqual(['public', 'pairwise']);
  });

  test.each([
    ['en', 'See how much you may store', 'Sensitive'],
    ['de', 'Ihr Speicherkontingent zu sehen', 'Heikel'],
  ])(
    'the consent page has the words of a scope in %s, and its values',
    async (locale, words, flag) => {
      const { url } = await begin(await discover(issuer, 'nextcloud'), {
        scope: 'openid storage',
        prompt: 'consent',
        ui_locales: locale,
      });
      const browser = new HTTPBrowser();
      await browser.open(url);
      await browser.submit({ login: 'alice', password: 'canary-password-of-alice' });
      expect(browser.html).toContain(words);
      expect(browser.html).toContain(flag);
      expect(browser.html).toContain('20, no, readwrite, diagnostics');
    },
  );

  test('a scope that is added to a running server works at once, and one that is taken away is gone', async () => {
    const file = scopeFile('music', { claims: { genre: { value: 'jazz' } } });
    const player = clientFile('player', app({ scopes: ['openid', 'music'] }));
    await issuer.change(async () => issuer.write('scopes/music.yaml', file));
    await issuer.change(async () => issuer.write('clients/player.yaml', player));
    const { info, tokens, client } = await learns('player', 'openid music');
    expect(info).toEqual({ sub: ALICE.sub, genre: 'jazz' });
    expect(client.serverMetadata().scopes_supported).toContain('music');

    const without = clientFile('player', app({ scopes: ['openid'] }));
    await issuer.change(async () => issuer.write('clients/player.yaml', without));
    await issuer.change(async () => issuer.remove('scopes/music.yaml'));
    expect(await oidc.fetchUserInfo(client, tokens.access_token, ALICE.sub)).toEqual({
      sub: ALICE.sub,
    });
    expect((await discover(issuer, 'player')).serverMetadata().scopes_supported).not.toContain(
      'music',
    );
  });
});

describe('pairwise subjects', () => {
  async function subjectAt(clientId: string, redirect_uri: string): Promise<string> {
    const tokens = await signIn(await discover(issuer, clientId), { redirect_uri });
    return tokens.claims()?.sub ?? '';
  }

  test('are the same at one host, other ones elsewhere, and never the public one', async () => {
    const hidden = await subjectAt('hidden', 'https://hidden.example.com/cb');
    const sibling = await subjectAt('sibling', 'https://hidden.example.com/sibling');
    const stranger = await subjectAt('stranger', 'https://stranger.example.com/cb');
    expect(hidden).toMatch(/^[\w-]{43}$/);
    expect(sibling).toBe(hidden);
    expect(stranger).not.toBe(hidden);
    expect([hidden, stranger]).not.toContain(ALICE.sub);
  });

  test('hold at the userinfo endpoint and for a hint', async () => {
    const redirect_uri = 'https://hidden.example.com/cb';
    const client = await discover(issuer, 'hidden');
    const browser = new HTTPBrowser();
    const tokens = await signIn(client, { redirect_uri }, browser);
    const sub = tokens.claims()?.sub ?? '';
    const info = await oidc.fetchUserInfo(client, tokens.access_token, sub);
    expect(JSON.stringify(info)).not.toContain(ALICE.sub);
    const id_token_hint = tokens.id_token ?? '';
    const { url, checks } = await begin(client, { redirect_uri, id_token_hint, prompt: 'none' });
    const arrived = await throughPages(browser, url, redirect_uri);
    const again = await oidc.authorizationCodeGrant(client, arrived, checks);
    expect(again.claims()?.sub).toBe(sub);
  });

  test('outlive a restart', async () => {
    const before = await subjectAt('hidden', 'https://hidden.example.com/cb');
    await issuer.stop();
    issuer = await startIssuer({ again: issuer });
    expect(await subjectAt('hidden', 'https://hidden.example.com/cb')).toBe(before);
  });
});
