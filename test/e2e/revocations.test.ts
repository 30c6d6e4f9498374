import { hash } from 'bcrypt';
import * as oidc from 'openid-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, signIn, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { PASSWORDS, peopleFiles } from './sign-in-files.ts';
import { startToldApps, verifiedLogoutToken, type ToldApps } from './told-apps.ts';

const SECRET = 'revocations_e2e-secret';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const REVOKED = '"msg":"revoked what was issued';

const UNKNOWN_CLIENT = { status: 401 };
const UNKNOWN_TOKEN = { status: 400, error: 'invalid_grant' };

type Tokens = Awaited<ReturnType<typeof signIn>>;

let issuer: RunningIssuer;
let apps: ToldApps;
let wiki: App;
let api: App;
/** The files as they are at the beginning, by path. */
let files: Readonly<Record<string, string>>;

beforeEach(async () => {
  apps = await startToldApps();
  const secretHash = await hashOf(SECRET);
  const client = (id: string, more = {}) => [
    `clients/${id}.yaml`,
    clientFile(id, {
      redirectURIs: [CALLBACK],
      secretHash,
      refreshTokens: true,
      backchannelLogoutURI: apps.uriOf(id),
      ...more,
    }),
  ];
  files = {
    'users/alice.yaml': await aliceFile(),
    ...Object.fromEntries([
      client('wiki', { trustedPeers: ['chat'] }),
      client('chat'),
      client('api', { backchannelLogoutURI: undefined }),
      client('hidden', { subjectType: 'pairwise' }),
    ]),
  };
  issuer = await startIssuer({ files: () => files });
  [wiki, api] = await Promise.all([app('wiki'), app('api')]);
});
afterEach(async () => {
  await issuer[Symbol.asyncDispose]();
  await apps[Symbol.asyncDispose]();
});

describe('a client file that is', () => {
  test.each([
    ['removed', () => issuer.remove('clients/wiki.yaml')],
    ['disabled', () => issuer.write('clients/wiki.yaml', switchedOff('clients/wiki.yaml'))],
  ])('%s ends what was issued to the client, and its return revives nothing', async (_, end) => {
    const tokens = await signIn(wiki);

    await revoking(end);
    await expectDead(tokens, UNKNOWN_CLIENT);
    await expectTold('wiki', tokens);

    await putBack('clients/wiki.yaml');
    await expectDead(tokens, UNKNOWN_TOKEN);
    expect(apps.tokensOf('wiki')).toHaveLength(1);
  });

  test('removed leaves the person signed in to the others', async () => {
    const browser = new HTTPBrowser();
    await signIn(wiki, {}, browser);
    const chat = await app('chat');
    const others = await signIn(chat, {}, browser);

    await revoking(() => issuer.remove('clients/wiki.yaml'));

    expect(await isActive(others.access_token)).toBe(true);
    expect(await oidc.refreshTokenGrant(chat, others.refresh_token ?? '')).toBeDefined();
    await expect(signIn(chat, { prompt: 'none' }, browser)).resolves.toBeDefined();
    expect(apps.tokensOf('chat')).toEqual([]);
  });

  test('removed asks for consent again when it is back, within the same session', async () => {
    const browser = new HTTPBrowser();
    await signIn(wiki, {}, browser);
    await revoking(() => issuer.remove('clients/wiki.yaml'));
    await putBack('clients/wiki.yaml');

    await expect(signIn(wiki, { prompt: 'none' }, browser)).rejects.toMatchObject({
      error: 'consent_required',
    });
  });

  test('removed is told of the person by the name that only it knows', async () => {
    const hidden = await app('hidden');
    const tokens = await signIn(hidden);
    expect(tokens.claims()?.sub).not.toBe(ALICE.sub);

    await revoking(() => issuer.remove('clients/hidden.yaml'));

    await expectTold('hidden', tokens);
  });

  test('removed ends what another client got in exchange for its tokens', async () => {
    const { access_token } = await signIn(wiki);
    const exchanged = await oidc.genericGrantRequest(await app('chat'), TOKEN_EXCHANGE, {
      subject_token: access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    });
    expect(await isActive(exchanged.access_token)).toBe(true);

    await revoking(() => issuer.remove('clients/wiki.yaml'));

    expect(await isActive(exchanged.access_token)).toBe(false);
  });

  test('removed and put back at once revives nothing either', async () => {
    const tokens = await signIn(wiki);

    await issuer.change(() => issuer.remove('clients/wiki.yaml'));
    await issuer.change(() => issuer.write('clients/wiki.yaml', files['clients/wiki.yaml'] ?? ''));
    await issuer.until((output) => output.includes(REVOKED));

    await expectDead(tokens, UNKNOWN_TOKEN);
    expect(await signIn(wiki)).toBeDefined();
  });

  test('removed and put back at once keeps what it gets from then on', async () => {
    const browser = new HTTPBrowser();
    await signIn(wiki, {}, browser);

    await issuer.change(() => issuer.remove('clients/wiki.yaml'));
    await putBack('clients/wiki.yaml');
    const tokens = await signIn(wiki, {}, browser);
    await issuer.until((output) => output.includes(REVOKED));

    expect(await isActive(tokens.access_token)).toBe(true);
    expect(await oidc.refreshTokenGrant(wiki, tokens.refresh_token ?? '')).toBeDefined();
    await expect(signIn(wiki, { prompt: 'none' }, browser)).resolves.toBeDefined();
  });

  test('removed gives nothing to a request that began before', async () => {
    // So dear to compare that the file is gone in the meantime.
    const secretHash = await hash(SECRET, 13);
    const bot = clientFile('bot', { type: 'service', secretHash });
    await issuer.change(() => issuer.write('clients/bot.yaml', bot));
    const request = oidc.clientCredentialsGrant(await app('bot'));
    // 401 should the file be gone before the request arrives.
    const refused = expect(request).rejects.toMatchObject({
      status: expect.toBeOneOf([400, 401]),
    });

    await revoking(() => issuer.remove('clients/bot.yaml'));

    await refused;
  });

  test('removed while no server runs is revoked by the next one', async () => {
    const tokens = await signIn(wiki);
    await issuer.stop();
    await issuer.remove('clients/wiki.yaml');
    issuer = await startIssuer({ again: issuer });
    await issuer.until((output) => output.includes(REVOKED));

    await putBack('clients/wiki.yaml');

    await expectDead(tokens, UNKNOWN_TOKEN);
  });
});

describe('the file of a person that is', () => {
  test.each([
    ['removed', () => issuer.remove('users/alice.yaml')],
    ['disabled', () => issuer.write('users/alice.yaml', switchedOff('users/alice.yaml'))],
  ])('%s ends all that was issued to them, and their return revives nothing', async (_, end) => {
    const browser = new HTTPBrowser();
    const tokens = await signIn(wiki, {}, browser);
    const others = await signIn(await app('chat'), {}, browser);

    await revoking(end);
    await expectDead(tokens, UNKNOWN_TOKEN);
    await expectTold('wiki', tokens);
    await expectTold('chat', others);

    await putBack('users/alice.yaml');
    await expectDead(tokens, UNKNOWN_TOKEN);
    await expect(signIn(wiki, { prompt: 'none' }, browser)).rejects.toMatchObject({
      error: 'login_required',
    });
  });

  test('given a new password leaves the person signed in', async () => {
    const browser = new HTTPBrowser();
    const tokens = await signIn(wiki, {}, browser);
    const changed = await aliceFile({ passwordHash: await hashOf('another password') });

    await issuer.change(() => issuer.write('users/alice.yaml', changed));

    expect(await isActive(tokens.access_token)).toBe(true);
    await expect(signIn(wiki, { prompt: 'none' }, browser)).resolves.toBeDefined();
    expect(apps.tokensOf('wiki')).toEqual([]);
  });

  test('removed touches nobody else', async () => {
    const people = await peopleFiles();
    const bobs = people['users/bob.yaml'] ?? '';
    await issuer.change(() => issuer.write('users/bob.yaml', bobs));
    const browser = new HTTPBrowser();
    const tokens = await signInAsBob(browser);

    await revoking(() => issuer.remove('users/alice.yaml'));

    expect(await isActive(tokens.access_token)).toBe(true);
    expect(apps.tokensOf('wiki')).toEqual([]);
  });
});

function app(id: string): Promise<App> {
  return discover(issuer, id, oidc.ClientSecretBasic(SECRET));
}

/** Does something to the files and waits until what follows from it is done. */
async function revoking(act: () => Promise<void>): Promise<void> {
  const before = revocationsIn(issuer.output());
  await issuer.change(act);
  await issuer.until((output) => revocationsIn(output) > before);
}

const revocationsIn = (output: string) => output.split(REVOKED).length;

function putBack(path: string): Promise<void> {
  return issuer.change(() => issuer.write(path, files[path] ?? ''));
}

function switchedOff(path: string): string {
  return `${files[path] ?? ''}  enabled: false\n`;
}

async function isActive(token: string): Promise<boolean> {
  return (await oidc.tokenIntrospection(api, token)).active;
}

async function expectDead({ access_token, refresh_token = '' }: Tokens, refusal: object) {
  expect(await isActive(access_token)).toBe(false);
  expect(await isActive(refresh_token)).toBe(false);
  await expect(oidc.refreshTokenGrant(wiki, refresh_token)).rejects.toMatchObject(refusal);
}

async function expectTold(id: string, tokens: Tokens): Promise<void> {
  await expect.poll(() => apps.tokensOf(id), { timeout: 10_000 }).toHaveLength(1);
  const { header, payload } = await verifiedLogoutToken(issuer.url, apps.tokensOf(id)[0] ?? '');
  expect(header).toMatchObject({ typ: 'logout+jwt' });
  const claims = tokens.claims();
  expect(payload).toMatchObject({
    iss: issuer.url,
    aud: id,
    sub: claims?.sub,
    sid: claims?.['sid'],
    events: { [EVENT]: {} },
  });
}

async function signInAsBob(browser: HTTPBrowser): Promise<Tokens> {
  const { url, checks } = await begin(wiki);
  await browser.open(url);
  await browser.submit({ login: 'bob', password: PASSWORDS.bob }, CALLBACK);
  await browser.submit({ decision: 'allow' }, CALLBACK);
  return oidc.authorizationCodeGrant(wiki, new URL(browser.url), checks);
}
