import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { createAgeKey, secretYAML, type AgeKey } from './sops-secret.ts';
import { answerPages } from './through-pages.ts';

const HASHED_SECRET = 'canary_hashed-client-secret';
const SEALED_SECRET = 'canary_sealed-client-secret';
const WRONG_PASSWORD = 'canary-wrong-password';
const WRONG_SECRET = 'canary-wrong-secret';

/** Everything secret that passed through the server, by what it is. */
const canaries = new Map<string, string>();

let key: AgeKey;
let issuer: RunningIssuer;

beforeAll(async () => {
  key = await createAgeKey();
  const alice = await aliceFile();
  const secretHash = await hashOf(HASHED_SECRET);
  const sealed = await key.encrypt(secretYAML('sealed', SEALED_SECRET));
  const client = { redirectURIs: [CALLBACK], refreshTokens: true };
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/hashed.yaml': clientFile('hashed', { ...client, secretHash }),
      'clients/sealed.yaml': clientFile('sealed', client),
      'secrets/sealed.yaml': sealed,
    }),
    environment: { ...key.environment, IDPFILE_LOG_LEVEL: 'trace' },
  });
  canaries.set('password', PASSWORD);
  canaries.set('wrong password', WRONG_PASSWORD);
  canaries.set('hashed secret', HASHED_SECRET);
  canaries.set('sealed secret', SEALED_SECRET);
  canaries.set('wrong secret', WRONG_SECRET);
  canaries.set('bcrypt hash', secretHash);
  canaries.set('age key', /AGE-SECRET-KEY-\S+/.exec(await readFile(key.file, 'utf8'))?.[0] ?? '');
  await useEverything('hashed', oidc.ClientSecretBasic(HASHED_SECRET));
  await useEverything('sealed', oidc.ClientSecretPost(SEALED_SECRET));
  await goWrong();
  // Files that break while they hold secrets.
  await issuer.change(() =>
    issuer.write(
      'clients/hashed.yaml',
      `${clientFile('hashed', { ...client, secretHash })}  secretHsh: x\n`,
    ),
  );
  await issuer.change(() =>
    issuer.write('secrets/sealed.yaml', secretYAML('sealed', SEALED_SECRET)),
  );
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await key[Symbol.asyncDispose]();
});

test('nothing secret stands in anything the process wrote', async () => {
  expect(canaries.size).toBeGreaterThan(20);
  const output = issuer.output();
  // The log did hear of all that was done.
  expect(output.match(/sign-in: success/g)).toHaveLength(2);
  expect(output).toContain('sign-in: mismatch');
  expect(output).toContain('[unknown-field]');
  expect(output).toContain('[secret-plaintext]');
  expect(found(output)).toEqual([]);
});

describe('the state directory', () => {
  test('is for the owner alone, and so is every file in it', async () => {
    expect(await modeOf(issuer.stateDirectory)).toBe('700');
    const names = await readdir(issuer.stateDirectory);
    expect(names).toEqual(expect.arrayContaining(['cookie-keys.json', 'signing-keys.json']));
    for (const name of names) {
      expect(await modeOf(join(issuer.stateDirectory, name)), name).toBe('600');
    }
  });

  test('holds no secret that somebody who reads it could use', async () => {
    const names = await readdir(issuer.stateDirectory);
    const contents = await Promise.all(
      names.map((name) => readFile(join(issuer.stateDirectory, name), 'latin1')),
    );

    const everything = contents.join('\n');
    // What is kept can be read at all: whose sign-in it was is no secret.
    expect(everything).toContain(ALICE.sub);
    expect(found(everything)).toEqual([]);
  });
});

function found(text: string): readonly string[] {
  return [...canaries].filter(([, value]) => text.includes(value)).map(([name]) => name);
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

async function useEverything(clientId: string, authentication: oidc.ClientAuth): Promise<void> {
  const keep = (what: string, value: string | null | undefined) => {
    if (!value) throw new Error(`there is no ${what}`);
    canaries.set(`${what} of ${clientId}`, value);
  };
  const app = await discover(issuer, clientId, authentication);
  const { url, checks } = await begin(app);
  keep('code verifier', checks.pkceCodeVerifier);
  const browser = new HTTPBrowser();
  await browser.open(url);
  await browser.submit({ login: ALICE.email, password: WRONG_PASSWORD });
  const arrived = await answerPages(browser, CALLBACK);
  keep('session cookie', browser.cookie('idpfile_session'));
  keep('code', arrived.searchParams.get('code'));

  const tokens = await oidc.authorizationCodeGrant(app, arrived, checks);
  keep('access token', tokens.access_token);
  keep('refresh token', tokens.refresh_token);
  keep('ID token', tokens.id_token);
  await oidc.fetchUserInfo(app, tokens.access_token, ALICE.sub);
  const renewed = await oidc.refreshTokenGrant(app, tokens.refresh_token ?? '');
  keep('second access token', renewed.access_token);
  keep('second refresh token', renewed.refresh_token);
  await oidc.tokenIntrospection(app, renewed.access_token);
  await oidc.tokenRevocation(app, renewed.access_token);
  await browser.open(oidc.buildEndSessionUrl(app, { id_token_hint: tokens.id_token ?? '' }).href);
}

/** Requests that are refused, each with something secret in it. */
async function goWrong(): Promise<void> {
  const code = canaries.get('code of hashed') ?? '';
  const post = (path: string, fields: Record<string, string>, authorization = '') =>
    fetch(`${issuer.url}${path}`, {
      method: 'POST',
      headers: authorization === '' ? {} : { Authorization: authorization },
      body: new URLSearchParams(fields),
    });
  const redeem = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK };
  const basic = (secret: string) => `Basic ${btoa(`hashed:${secret}`)}`;
  await post('/token', redeem, basic(WRONG_SECRET));
  await post('/token', redeem, basic(HASHED_SECRET));
  await post('/token', { ...redeem, client_id: 'nobody', client_secret: WRONG_SECRET });
  await post('/token', { grant_type: 'password', password: PASSWORD }, basic(HASHED_SECRET));
  await post('/interaction/made-up', { login: ALICE.email, password: PASSWORD });
  await fetch(`${issuer.url}/me?access_token=${canaries.get('access token of sealed')}`);
  await fetch(`${issuer.url}/auth?client_id=hashed&client_secret=${WRONG_SECRET}`);
}
