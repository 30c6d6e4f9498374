import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { runIdpfile } from './idpfile-process.ts';
import { begin, CALLBACK, discover, signIn } from './openid-client-app.ts';
import { issuerYAML, startIssuer, type RunningIssuer } from './running-issuer.ts';
import { createAgeKey, secretYAML, type AgeKey } from './sops-secret.ts';

const SECRET = 'sealed-storage-e2e-secret';
const SEALED = '  storage: { sealKey: { secretRef: { name: seal } } }\n';
const ROTATED = `  storage:
    sealKey: { secretRef: { name: seal-2 }, previous: [{ secretRef: { name: seal } }] }
`;

/** Several starts of a server, one after another. */
const PATIENCE_MS = 120_000;

const newSealKey = () => randomBytes(32).toString('base64');

async function startSealed(age: AgeKey): Promise<RunningIssuer> {
  const web = { redirectURIs: [CALLBACK], secretHash: await hashOf(SECRET), consent: 'skip' };
  const files = {
    'users/alice.yaml': await aliceFile(),
    'clients/web.yaml': clientFile('web', { ...web, refreshTokens: { rotate: true } }),
    'secrets/seal.yaml': await age.encrypt(secretYAML('seal', newSealKey())),
    'secrets/seal-2.yaml': await age.encrypt(secretYAML('seal-2', newSealKey())),
  };
  return startIssuer({ files: () => files, issuer: SEALED, environment: age.environment });
}

const discoverWeb = (issuer: RunningIssuer) =>
  discover(issuer, 'web', oidc.ClientSecretPost(SECRET));

test(
  'a sealed server keeps people signed in over a restart and over another key, and shows nobody who they are',
  { timeout: PATIENCE_MS },
  async () => {
    await using age = await createAgeKey();
    await using issuer = await startSealed(age);
    const browser = new HTTPBrowser();
    const app = await discoverWeb(issuer);
    const tokens = await signIn(app, {}, browser);
    const first = await oidc.refreshTokenGrant(app, tokens.refresh_token ?? '');
    await issuer.stop();
    const names = await readdir(issuer.stateDirectory);
    const state = names.filter((name) => name.startsWith('state.db'));
    const files = state.map((name) => readFile(join(issuer.stateDirectory, name), 'latin1'));
    const text = (await Promise.all(files)).join('\n');
    expect(text).toContain('RefreshToken');
    for (const secret of [
      ALICE.sub,
      '"web"',
      'accountId',
      'clientId',
      tokens.refresh_token ?? '',
    ]) {
      expect(text.includes(secret), secret).toBe(false);
    }

    const again = await startIssuer({ again: issuer, environment: age.environment });
    expect(await isSignedIn(app, browser)).toBe(true);
    const second = await oidc.refreshTokenGrant(app, first.refresh_token ?? '');
    await again.stop();

    await issuer.write('issuer.yaml', issuerYAML(issuer.url, issuer.adminURL, ROTATED));
    const rotated = await startIssuer({ again: issuer, environment: age.environment });
    expect(await isSignedIn(app, browser)).toBe(true);
    await oidc.refreshTokenGrant(app, second.refresh_token ?? '');
    // A refresh token that was used before the restart is known as used.
    await expect(oidc.refreshTokenGrant(app, first.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    await rotated.stop();
  },
);

test(
  'a sealed store is not served without its key, or with another',
  { timeout: PATIENCE_MS },
  async () => {
    await using age = await createAgeKey();
    await using issuer = await startSealed(age);
    await issuer.stop();
    const serve = async (storage: string) => {
      await issuer.write('issuer.yaml', issuerYAML(issuer.url, issuer.adminURL, storage));
      const words = ['serve', issuer.directory, '--state', issuer.stateDirectory];
      return runIdpfile(words, age.environment);
    };
    const without = await serve('');
    expect(without.stderr).toContain('the store is sealed: name its key with spec.storage.sealKey');
    expect(without.code).toBe(2);
    const other = await serve(SEALED.replace('name: seal', 'name: seal-2'));
    expect(other.stderr).toContain('the store is sealed with another key');
    expect(other.code).toBe(2);
  },
);

test(
  'a running server says that another key needs a restart',
  { timeout: PATIENCE_MS },
  async () => {
    await using age = await createAgeKey();
    await using issuer = await startSealed(age);
    await issuer.change(() =>
      issuer.write('issuer.yaml', issuerYAML(issuer.url, issuer.adminURL, ROTATED)),
    );
    expect(issuer.output()).toMatch(/spec\.storage\.sealKey was changed.*\[restart-needed\]/);
    const app = await discoverWeb(issuer);
    expect((await signIn(app)).claims()?.sub).toBe(ALICE.sub);
  },
);

/** Whether a browser gets to an app without a page in between. */
async function isSignedIn(app: oidc.Configuration, browser: HTTPBrowser): Promise<boolean> {
  const { url } = await begin(app, { prompt: 'none' });
  await browser.open(url, {}, CALLBACK);
  return browser.url.startsWith(CALLBACK) && browser.url.includes('code=');
}
