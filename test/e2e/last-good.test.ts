import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { accepts } from './accepts.ts';
import { clientFile } from './declarations.ts';
import { spawnIdpfile } from './idpfile-process.ts';
import { startIssuer, type IssuerOptions, type RunningIssuer } from './running-issuer.ts';
import { serverStatus } from './server-status.ts';
import { createAgeKey, secretYAML } from './sops-secret.ts';
import { tokenStatus } from './token-status.ts';

const FIRST = 'http://127.0.0.1:9/first';
const SECOND = 'http://127.0.0.1:9/second';
const BROKEN = 'apiVersion: [\n';

const app = (name: string, redirectURI = FIRST) =>
  clientFile(name, { public: true, redirectURIs: [redirectURI] });

let issuer: RunningIssuer | undefined;

afterEach(async () => {
  await issuer?.[Symbol.asyncDispose]();
  issuer = undefined;
});

async function start(
  names: readonly string[],
  options: IssuerOptions = {},
): Promise<RunningIssuer> {
  const files = Object.fromEntries(names.map((name) => [`clients/${name}.yaml`, app(name)]));
  issuer = await startIssuer({ files: () => files, ...options });
  return issuer;
}

/** Ends the process as a crash does, and starts another one on what it left behind. */
async function crashAndStartAgain(before: RunningIssuer): Promise<RunningIssuer> {
  before.signal('SIGKILL');
  await before.stop();
  issuer = await startIssuer({ again: before });
  return issuer;
}

async function isReady({ adminURL }: RunningIssuer): Promise<boolean> {
  return (await fetch(`${adminURL}/readyz`)).ok;
}

describe('while it runs', () => {
  test('a broken file stays as it was, and the others of the same change go live', async () => {
    const running = await start(['a', 'b']);
    await running.change(async () => {
      const next = join(running.directory, '..', 'next');
      await mkdir(next, { recursive: true });
      // In one step, as a checkout does it.
      await running.write('../next/a.yaml', BROKEN);
      await running.write('../next/b.yaml', app('b', SECOND));
      await rename(join(running.directory, 'clients'), join(running.directory, '..', 'old'));
      await rename(next, join(running.directory, 'clients'));
    });

    expect(await accepts(running, 'a', FIRST)).toBe(true);
    expect(await accepts(running, 'b', SECOND)).toBe(true);
    expect(await accepts(running, 'b', FIRST)).toBe(false);
    expect(await isReady(running)).toBe(true);
    expect(await serverStatus(running)).toMatchObject({
      lastOutcome: 'applied',
      stale: [{ file: 'clients/a.yaml', state: 'stale' }],
    });
    expect(running.output()).toContain('reloaded in part');
    expect(running.output()).toContain('clients/a.yaml:');
  });

  test('enabled: false counts in a file that is otherwise broken', async () => {
    const running = await start(['a']);
    await running.change(() =>
      running.write('clients/a.yaml', `${app('a')}  enabled: false\n  colour: red\n`),
    );
    expect(await accepts(running, 'a', FIRST)).toBe(false);
  });

  test('a deleted Secret lets nobody in, though the file of the client is as it was', async () => {
    const key = await createAgeKey();
    const secret = 'last-good_e2e-secret';
    const running = await start([], {
      files: () => ({}),
      environment: key.environment,
    });
    await running.change(() =>
      running.write(
        'clients/m.yaml',
        clientFile('m', { grantTypes: ['client_credentials'], type: 'service' }),
      ),
    );
    const sealed = await key.encrypt(secretYAML('m', secret));
    await running.change(() => running.write('secrets/m.yaml', sealed));
    expect(await tokenStatus(running, 'm', secret)).toBe(200);
    await running.change(() => running.remove('secrets/m.yaml'));
    expect(await tokenStatus(running, 'm', secret)).toBe(401);
    expect(running.output()).toContain('[unknown-secret]');
    await key[Symbol.asyncDispose]();
  });

  test('what needs a restart is named, and the rest of the change applies', async () => {
    const running = await start(['a']);
    const before = await readFile(join(running.directory, 'issuer.yaml'), 'utf8');
    await running.change(() =>
      running.write(
        'issuer.yaml',
        before.replace(running.url, 'http://localhost:1').replace('Example Login', 'New Title'),
      ),
    );
    expect(running.output()).toMatch(
      /issuer\.yaml:5:\d+: spec\.url was changed.*\[restart-needed\]/,
    );
    const metadata = await fetch(`${running.url}/.well-known/openid-configuration`);
    expect(await metadata.json()).toMatchObject({ issuer: running.url });
    expect(await accepts(running, 'a', FIRST)).toBe(true);
  });
});

describe('many files that are gone at once', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

  async function deleteMost(running: RunningIssuer): Promise<void> {
    const aside = join(running.directory, '..', 'aside');
    await rename(join(running.directory, 'clients'), aside);
    await running.until((output) => output.includes('reload held'));
  }

  test('are held, served on, and may be restored', async () => {
    const running = await start(names);
    await deleteMost(running);
    expect(await accepts(running, 'a', FIRST)).toBe(true);
    expect(await isReady(running)).toBe(true);
    expect(await serverStatus(running)).toMatchObject({
      lastOutcome: 'held',
      held: { reason: 'mass-deletion', lost: 7 },
    });
    const aside = join(running.directory, '..', 'aside');
    await running.change(() => rename(aside, join(running.directory, 'clients')));
    expect(await serverStatus(running)).toMatchObject({ lastOutcome: 'applied', inStep: true });
  });

  test('go when that is confirmed', async () => {
    const running = await start(names);
    await deleteMost(running);
    const [, revision = ''] = /idpfile reload --accept (\w+)/.exec(running.output()) ?? [];
    const words = ['reload', '--accept', revision, '--server', running.adminURL];
    expect(await spawnIdpfile(words).ended).toBe(0);
    expect(await accepts(running, 'a', FIRST)).toBe(false);
    expect(await serverStatus(running)).toMatchObject({ lastOutcome: 'applied', inStep: true });
  });
});

describe('after a crash', () => {
  test('a directory that is broken by then is served as it was, loudly', async () => {
    const first = await start(['a', 'b']);
    await first.change(() => first.write('clients/a.yaml', app('a', SECOND)));
    await first.change(() => first.write('clients/a.yaml', BROKEN));
    const second = await crashAndStartAgain(first);
    expect(await accepts(second, 'a', SECOND)).toBe(true);
    expect(await accepts(second, 'b', FIRST)).toBe(true);
    expect(await isReady(second)).toBe(true);
    expect(await serverStatus(second)).toMatchObject({
      inStep: false,
      stale: [{ file: 'clients/a.yaml' }],
    });
    expect(second.output()).toContain('clients/a.yaml:1:');
  });

  test('what was changed meanwhile is live before the first request', async () => {
    const first = await start(['a']);
    first.signal('SIGKILL');
    await first.stop();
    await first.write('clients/a.yaml', app('a', SECOND));
    await first.write('clients/b.yaml', app('b'));
    issuer = await startIssuer({ again: first });
    expect(await accepts(issuer, 'a', SECOND)).toBe(true);
    expect(await accepts(issuer, 'a', FIRST)).toBe(false);
    expect(await accepts(issuer, 'b', FIRST)).toBe(true);
  });

  test('a directory that is not there is served as it was, until it comes back', async () => {
    const first = await start(['a']);
    first.signal('SIGKILL');
    await first.stop();
    const aside = `${first.directory}-aside`;
    await rename(first.directory, aside);
    const second = await startIssuer({ again: first });
    issuer = second;
    expect(await accepts(second, 'a', FIRST)).toBe(true);
    expect(await serverStatus(second)).toMatchObject({ lastOutcome: 'failed', inStep: false });
    await second.change(() => rename(aside, second.directory));
    await expect.poll(() => serverStatus(second)).toMatchObject({ inStep: true });
  });

  test('a directory that was emptied is not taken over', async () => {
    const first = await start(['a']);
    first.signal('SIGKILL');
    await first.stop();
    for (const name of await readdir(first.directory)) await first.remove(name);
    const second = await startIssuer({ again: first });
    issuer = second;
    expect(await accepts(second, 'a', FIRST)).toBe(true);
    expect(await serverStatus(second)).toMatchObject({ held: { reason: 'empty-tree' } });
  });

  test('a client of a sops file is let in again, and by its new secret after a change', async () => {
    await using key = await createAgeKey();
    const sealed = (secret: string) => key.encrypt(secretYAML('m', secret));
    const service = { grantTypes: ['client_credentials'], type: 'service' };
    const files = {
      'clients/m.yaml': clientFile('m', { ...service, secretRef: { name: 'm', key: 'secret' } }),
      'secrets/m.yaml': await sealed('before the restart'),
    };
    const first = await startIssuer({ files: () => files, environment: key.environment });
    issuer = first;
    expect(await tokenStatus(first, 'm', 'before the restart')).toBe(200);
    await first.stop();
    using kept = new DatabaseSync(join(first.stateDirectory, 'last-good.sqlite'));
    const agreed = { path: 'secrets/m.yaml', recipient: key.recipient };
    expect(kept.prepare('SELECT path, recipient FROM agreed').all()).toEqual([agreed]);

    const second = await startIssuer({ again: first, environment: key.environment });
    issuer = second;
    expect(await tokenStatus(second, 'm', 'before the restart')).toBe(200);
    const changed = await sealed('after the restart');
    await second.change(() => second.write('secrets/m.yaml', changed));
    expect(await tokenStatus(second, 'm', 'after the restart')).toBe(200);
    expect(await tokenStatus(second, 'm', 'before the restart')).toBe(401);
  });

  test('nothing that was kept holds a secret in plaintext', async () => {
    const key = await createAgeKey();
    const secret = 'last-good_canary-secret';
    const running = await start(['a'], { environment: key.environment });
    const sealed = await key.encrypt(secretYAML('m', secret));
    await running.change(() => running.write('secrets/m.yaml', sealed));
    await running.stop();
    for (const name of await readdir(running.stateDirectory)) {
      const bytes = await readFile(join(running.stateDirectory, name));
      expect(bytes.includes(secret), name).toBe(false);
      if (name === 'last-good.sqlite') expect(bytes.includes('ENC[AES256_GCM')).toBe(true);
    }
    await key[Symbol.asyncDispose]();
  });
});

test('a first start with a broken directory says everything that is wrong, and exits with 1', async () => {
  const good = await start(['a']);
  await good.stop();
  await good.write('clients/a.yaml', BROKEN);
  await good.write('clients/b.yaml', app('b').replace('public', 'pubic'));
  const state = join(good.directory, '..', 'another-state');
  const first = spawnIdpfile(['serve', good.directory, '--state', state]);
  expect(await first.ended).toBe(1);
  expect(first.stderr()).toContain('clients/a.yaml:1:');
  expect(first.stderr()).toContain('clients/b.yaml:');
});
