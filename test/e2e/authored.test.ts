import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { starterFiles } from '../../src/cli/init/starter-files.ts';
import { loadAgeIdentities } from '../../src/secret/age-identities.ts';
import { openSops } from '../../src/secret/sops/open-sops.ts';
import { HTTPBrowser } from './http-browser.ts';
import { runIdpfile } from './idpfile-process.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { createAgeKey, type AgeKey } from './sops-secret.ts';
import { tokenStatus } from './token-status.ts';

let key: AgeKey;
let issuer: RunningIssuer;

beforeAll(async () => {
  key = await createAgeKey();
  const { identities } = await loadAgeIdentities(key.environment);
  const recipients = identities.map(({ recipient }) => recipient);
  issuer = await startIssuer({
    files: (url) =>
      Object.fromEntries(
        starterFiles(url, recipients)
          .filter(({ path }) => path !== 'issuer.yaml')
          .map(({ path, text }) => [path, text]),
      ),
    flags: ['--demo'],
    environment: key.environment,
  });
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await key?.[Symbol.asyncDispose]();
});

/** Runs an authoring command on the directory that is served, without the age key. */
async function author(...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runIdpfile([...words, '-C', issuer.directory]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The value of a Secret, for who has the key. */
async function secretIn(path: string): Promise<string> {
  const { identities } = await loadAgeIdentities(key.environment);
  const bytes = await readFile(join(issuer.directory, path));
  const { value } = await openSops(bytes, { format: 'yaml', identities });
  return (value as { stringData: { secret: string } }).stringData.secret;
}

/** What the token endpoint answers to a client that acts for itself. */
const untilAccepted = (id: string, secret: string) =>
  expect.poll(() => tokenStatus(issuer, id, secret), { timeout: 10_000 }).toBe(200);

const printedSecret = (stdout: string) => /[ ]([\w-]{48}) {2}\(shown once/.exec(stdout)?.[1] ?? '';

test('a client that was written while the server runs gets a token with its sealed secret', async () => {
  await author('client', 'new', 'sealed', '--type', 'service');

  const secret = await secretIn('secrets/sealed.sops.yaml');
  await untilAccepted('sealed', secret);
  expect(await tokenStatus(issuer, 'sealed', `${secret}x`)).toBe(401);
});

test('a client with a hash gets a token with the secret that was printed', async () => {
  const secret = printedSecret(
    await author('client', 'new', 'hashed', '--type', 'service', '--hash'),
  );

  await untilAccepted('hashed', secret);
});

describe('a rotation under load loses no request', () => {
  test.each([
    ['with a sealed secret', 'rotating-sealed', []],
    ['with a hash', 'rotating-hashed', ['--hash']],
  ])('%s', async (_, id, flags) => {
    const told = await author('client', 'new', id, '--type', 'service', ...flags);
    const isSealed = flags.length === 0;
    const old = isSealed ? await secretIn(`secrets/${id}.sops.yaml`) : printedSecret(told);
    await untilAccepted(id, old);
    const load = startLoad(id);
    load.add(old);

    const rotated = await author('secret', 'rotate', id, '--overlap', '1h');

    const path = /secrets\/\S+\.sops\.yaml/.exec(rotated)?.[0] ?? '';
    const current = isSealed ? await secretIn(path) : printedSecret(rotated);
    expect(current).not.toBe(old);
    await untilAccepted(id, current);
    load.add(current);
    await expect.poll(() => load.accepted(current), { timeout: 10_000 }).toBeGreaterThan(100);
    await load.stop();
    expect(load.refused()).toEqual([]);
    expect(load.accepted(old)).toBeGreaterThan(100);
  });
});

/** Asks for tokens all the time, with every secret that was added. */
function startLoad(id: string) {
  const statuses = new Map<string, number[]>();
  const workers: Promise<void>[] = [];
  let isOver = false;
  const ask = async (secret: string) => {
    while (!isOver) statuses.get(secret)?.push(await tokenStatus(issuer, id, secret));
  };
  const isGood = (status: number) => status === 200;
  return {
    add: (secret: string) => {
      statuses.set(secret, []);
      workers.push(ask(secret), ask(secret));
    },
    accepted: (secret: string) => (statuses.get(secret) ?? []).filter(isGood).length,
    refused: () => [...statuses.values()].flat().filter((status) => !isGood(status)),
    stop: async () => {
      isOver = true;
      await Promise.all(workers);
    },
  };
}

test('a person who was written while the server runs can sign in, and with a new password too', async () => {
  const passwordIn = (stdout: string) => /with the password (\S+)/.exec(stdout)?.[1] ?? '';
  const first = passwordIn(await author('user', 'new', 'alice', '--email', 'alice@example.com'));
  await expect.poll(() => canSignIn(first), { timeout: 10_000 }).toBe(true);

  const second = passwordIn(await author('user', 'passwd', 'alice'));

  await expect.poll(() => canSignIn(second), { timeout: 10_000 }).toBe(true);
  expect(await canSignIn(first)).toBe(false);
});

async function canSignIn(password: string): Promise<boolean> {
  const browser = await new HTTPBrowser().open(`${issuer.url}/demo/login`);
  await browser.submit({ login: 'alice', password });
  return !browser.html.includes('type="password"');
}

test('new signing keys are published without a restart', async () => {
  const published = async () => {
    const response = await fetch(`${issuer.url}/jwks`);
    const { keys } = (await response.json()) as { keys: readonly { kid: string }[] };
    return keys.map(({ kid }) => kid);
  };
  const before = await published();

  await author('keys', 'new');

  await expect.poll(published, { timeout: 10_000 }).not.toEqual(before);
  expect(await published()).toHaveLength(4);
  await untilAccepted('sealed', await secretIn('secrets/sealed.sops.yaml'));
});

test('all of it together is a directory without a mistake', async () => {
  const { code, stdout } = await runIdpfile(['validate', issuer.directory], key.environment);
  expect(stdout).toContain('[secret-expiring]');
  expect(code).toBe(0);
});
