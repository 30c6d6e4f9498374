import { appendFile, readFile, writeFile } from 'node:fs/promises';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { begin, CALLBACK, discover, type App } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { serverStatus } from './server-status.ts';
import { createAgeKey, secretYAML, type AgeKey } from './sops-secret.ts';
import { throughPages } from './through-pages.ts';

const SECRET = 'reload_e2e-secret';
const MOVED = 'http://127.0.0.1:9/moved';

let key: AgeKey;
let laterKey: AgeKey;
let issuer: RunningIssuer;
let web: App;
let webSpec: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  [key, laterKey] = await Promise.all([createAgeKey(), createAgeKey()]);
  webSpec = { redirectURIs: [CALLBACK], secretHash: await hashOf(SECRET) };
  const alice = await aliceFile();
  issuer = await startIssuer({
    files: () => ({
      'users/alice.yaml': alice,
      'clients/web.yaml': clientFile('web', webSpec),
    }),
    environment: key.environment,
  });
  web = await discover(issuer, 'web', oidc.ClientSecretBasic(SECRET));
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await Promise.all([key, laterKey].map((one) => one[Symbol.asyncDispose]()));
});

describe('the next request obeys a client file that was', () => {
  const spec = { public: true, redirectURIs: [CALLBACK] };

  test('added, edited and removed', async () => {
    const app = await discover(issuer, 'fresh');
    expect(await outcome(app, CALLBACK)).toBe('refused');

    await write('clients/fresh.yaml', clientFile('fresh', spec));
    expect(await outcome(app, CALLBACK)).toBe('signed in');

    await write('clients/fresh.yaml', clientFile('fresh', { ...spec, redirectURIs: [MOVED] }));
    expect(await outcome(app, CALLBACK)).toBe('refused');
    expect(await outcome(app, MOVED)).toBe('signed in');

    await issuer.change(() => issuer.remove('clients/fresh.yaml'));
    expect(await outcome(app, MOVED)).toBe('refused');
  });
});

describe('a broken file', () => {
  test('leaves the last good state serving, is told by its place, and applies once repaired', async () => {
    const broken = clientFile('web', { ...webSpec, redirectURIs: [CALLBACK, MOVED] });

    await write('clients/web.yaml', broken.replace('redirectURIs', 'redirectUris'));

    expect(issuer.output()).toContain('clients/web.yaml:6:3: unknown field');
    expect(await outcome(web, CALLBACK)).toBe('signed in');
    expect(await outcome(web, MOVED)).toBe('refused');
    expect(await serverStatus(issuer)).toMatchObject({ lastOutcome: 'rejected' });

    await write('clients/web.yaml', broken);

    expect(await outcome(web, MOVED)).toBe('signed in');
    expect(await serverStatus(issuer)).toMatchObject({ lastOutcome: 'applied', problems: [] });
  });
});

test('SIGHUP reads everything anew, age keys included', async () => {
  const sealed = clientFile('sealed', { redirectURIs: [CALLBACK] });
  const secret = await laterKey.encrypt(secretYAML('sealed', SECRET));
  const app = await discover(issuer, 'sealed', oidc.ClientSecretBasic(SECRET));
  await write('secrets/sealed.yaml', secret);
  await write('clients/sealed.yaml', sealed);
  expect(issuer.output()).toContain('[secret-undecryptable]');
  await expect(outcome(app, CALLBACK)).rejects.toMatchObject({ status: 401 });

  await appendFile(key.file, await readFile(laterKey.file, 'utf8'));
  await issuer.change(() => Promise.resolve(issuer.signal('SIGHUP')));

  expect(await outcome(app, CALLBACK)).toBe('signed in');
});

describe('editing while a sign-in is under way never breaks it', () => {
  // Each is written in turn before every single request of browser and app, redirects included.
  test.each([
    ['the name of the client', [{ name: 'One name' }, { name: 'Another name' }]],
    ['the scopes of the client', [{}, { scopes: ['openid', 'profile', 'email'] }]],
    ['an extra redirect URI', [{ redirectURIs: [CALLBACK, MOVED] }, {}]],
    ['the lifetimes of its tokens', [{ tokens: { idToken: { ttl: '5m' } } }, {}]],
  ])('%s', async (_, edits) => {
    const files = edits.map((edit) => clientFile('web', { ...webSpec, ...edit }));

    const claims = await signInWhileEditing('clients/web.yaml', files);

    expect(claims).toMatchObject({ sub: ALICE.sub, email: ALICE.email });
  });

  test('the file of the person', async () => {
    const files = [
      await aliceFile({ name: 'Alice Newname', groups: ['staff'] }),
      await aliceFile({ familyName: 'Newname' }),
    ];

    const claims = await signInWhileEditing('users/alice.yaml', files);

    expect(claims).toMatchObject({ sub: ALICE.sub, email: ALICE.email });
  });

  test('the issuer: its title', async () => {
    const text = await readFile(`${issuer.directory}/issuer.yaml`, 'utf8');
    const files = [text.replace('Example Login', 'Renamed Login'), text];

    const claims = await signInWhileEditing('issuer.yaml', files);

    expect(claims).toMatchObject({ sub: ALICE.sub });
  });
});

describe('a sign-in under way whose redirect URI is taken away', () => {
  test.each([
    ['before the password is typed', 0],
    ['before consent is given', 1],
  ])('%s ends on an error page', async (_, answeredPages) => {
    const browser = new HTTPBrowser();
    const { url } = await begin(web, { prompt: 'consent' });
    await browser.open(url);
    if (answeredPages > 0) await browser.submit(ALICE_SIGNS_IN);

    await write('clients/web.yaml', clientFile('web', { ...webSpec, redirectURIs: [MOVED] }));
    await browser.submit(answeredPages > 0 ? { decision: 'allow' } : ALICE_SIGNS_IN, CALLBACK);

    expect(browser.url).toMatch(new RegExp(`^${issuer.url}/`));
    expect(browser.status).toBe(400);
    expect(browser.html).not.toContain(CALLBACK);
    await write('clients/web.yaml', clientFile('web', webSpec));
  });
});

const ALICE_SIGNS_IN = { login: ALICE.email, password: PASSWORD };

function write(path: string, text: string): Promise<void> {
  return issuer.change(() => issuer.write(path, text));
}

/** What becomes of a whole sign-in by a new browser. */
async function outcome(app: App, redirectURI: string): Promise<'signed in' | 'refused'> {
  const { url, checks } = await begin(app, { redirect_uri: redirectURI });
  const browser = await new HTTPBrowser().open(url, {}, redirectURI);
  if (browser.status === 400 && browser.url === url) return 'refused';
  const arrived = await throughPages(browser, browser.url, redirectURI);
  await oidc.authorizationCodeGrant(app, arrived, checks);
  return 'signed in';
}

/** A sign-in of the client `web` down to its userinfo; returns the claims of the ID token. */
async function signInWhileEditing(path: string, files: readonly string[]): Promise<unknown> {
  const before = await readFile(`${issuer.directory}/${path}`, 'utf8');
  let edits = 0;
  const edit = () => write(path, `${files[edits % files.length]}# edit ${edits++}\n`);
  const browser = new HTTPBrowser();
  browser.beforeRequest = edit;

  const { url, checks } = await begin(web, { prompt: 'consent' });
  const arrived = await throughPages(browser, url, CALLBACK);
  await edit();
  const tokens = await oidc.authorizationCodeGrant(web, arrived, checks);
  await edit();
  await oidc.fetchUserInfo(web, tokens.access_token, ALICE.sub);

  expect(edits).toBeGreaterThan(8);
  await writeFile(`${issuer.directory}/${path}`, before);
  await issuer.change(() => Promise.resolve(issuer.signal('SIGHUP')));
  return tokens.claims();
}
