import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALICE, aliceFile, clientFile, hashOf, PASSWORD } from './declarations.ts';
import { HTTPBrowser } from './http-browser.ts';
import { runIdpfile } from './idpfile-process.ts';
import { begin, CALLBACK, discover } from './openid-client-app.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { createAgeKey, type AgeKey } from './sops-secret.ts';
import { throughPages } from './through-pages.ts';
import { tokenStatus } from './token-status.ts';

const SECRET = 'canary_service-secret';
const ADDRESS = 'canary@hidden.example';

/** Fields of people and clients that somebody may want to hide. */
const HIDDEN = '^(email|passwordHash|secretHash)$';

let key: AgeKey;
let issuer: RunningIssuer;
let service: string;

beforeAll(async () => {
  key = await createAgeKey();
  service = await key.encrypt(
    clientFile('service', { type: 'service', secretHash: await hashOf(SECRET) }),
    HIDDEN,
  );
  const alice = await key.encrypt(await aliceFile({ email: ADDRESS }), HIDDEN);
  issuer = await startIssuer({
    files: () => ({
      'clients/app.yaml': clientFile('app', { public: true, redirectURIs: [CALLBACK] }),
      'clients/service.yaml': service,
      'users/alice.yaml': alice,
    }),
    environment: key.environment,
  });
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await key?.[Symbol.asyncDispose]();
});

describe('a file with encrypted fields', () => {
  test('signs a person in by an address and a hash that only the server can read', async () => {
    const app = await discover(issuer, 'app');
    const { url, checks } = await begin(app);
    const arrived = await throughPages(new HTTPBrowser(), url, CALLBACK, { login: ADDRESS });
    const claims = (await oidc.authorizationCodeGrant(app, arrived, checks)).claims();
    expect(claims).toMatchObject({ sub: ALICE.sub, email: ADDRESS });
  });

  test('opens the token endpoint', async () => {
    expect(await tokenStatus(issuer, 'service', SECRET)).toBe(200);
  });

  test('that is written anew with the same values, as sops updatekeys does it, changes nothing', async () => {
    const before = issuer.output().length;
    const again = service.replace(/^sops:$/m, 'sops: # other recipients');
    await issuer.change(() => issuer.write('clients/service.yaml', again));
    expect(issuer.output().slice(before)).not.toContain('~service');
    expect(await tokenStatus(issuer, 'service', SECRET)).toBe(200);
  });

  test('stays as it was served last when it was changed without sops', async () => {
    const forged = service.replace('type: service', 'type: service\n    accessTokenTTL: 1h');
    await issuer.change(() => issuer.write('clients/service.yaml', forged));
    expect(issuer.output()).toMatch(
      /clients\/service\.yaml:\d+:\d+: .*the MAC does not fit.*\[secret-undecryptable\]/,
    );
    expect(await tokenStatus(issuer, 'service', SECRET)).toBe(200);
  });

  test('is switched off by hand all the same', async () => {
    const off = service.replace('spec:\n', 'spec:\n    enabled: false\n');
    await issuer.change(() => issuer.write('clients/service.yaml', off));
    expect(await tokenStatus(issuer, 'service', SECRET)).toBe(401);
    await issuer.change(() => issuer.write('clients/service.yaml', service));
    expect(await tokenStatus(issuer, 'service', SECRET)).toBe(200);
  });

  test('is reviewed without a key, and listed by doctor secrets', async () => {
    const validated = await runIdpfile(['validate', issuer.directory]);
    expect(validated).toMatchObject({ code: 0 });
    const examined = await runIdpfile(['doctor', 'secrets', issuer.directory]);
    expect(examined.stdout).toContain('clients/service.yaml');
    expect(examined.stdout).toContain('users/alice.yaml');
  });

  test('shows nothing of what it hides, in no log line', () => {
    for (const hidden of [SECRET, ADDRESS, PASSWORD, '$2b$']) {
      expect(issuer.output()).not.toContain(hidden);
    }
  });
});

test('a person signs in with a password that is referred to, until the Secret keeps another', async () => {
  const secretWith = (password: string) =>
    key.encrypt(
      `apiVersion: v1\nkind: Secret\nmetadata: { name: alice }\nstringData: { password: ${password} }\n`,
    );
  const user = JSON.stringify({
    apiVersion: 'idpfile/v1',
    kind: 'User',
    metadata: { name: 'alice' },
    spec: { ...ALICE, passwordRef: { name: 'alice', key: 'password' } },
  });
  const secret = await secretWith(PASSWORD);
  await using issuer = await startIssuer({
    files: () => ({
      'clients/app.yaml': clientFile('app', { public: true, redirectURIs: [CALLBACK] }),
      'users/alice.yaml': user,
      'secrets/alice.sops.yaml': secret,
    }),
    environment: key.environment,
  });
  const app = await discover(issuer, 'app');
  const signIn = async () => {
    const { url } = await begin(app);
    return throughPages(new HTTPBrowser(), url, CALLBACK);
  };
  expect((await signIn()).searchParams.get('code')).not.toBeNull();

  const changed = await secretWith('canary-another-password');
  await issuer.change(() => issuer.write('secrets/alice.sops.yaml', changed));

  await expect(signIn()).rejects.toThrow('never sent the browser away');
  expect(issuer.output()).not.toContain('canary');
});
