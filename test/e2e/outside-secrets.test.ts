import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientFile } from './declarations.ts';
import { startIssuer, type RunningIssuer } from './running-issuer.ts';
import { tokenStatus } from './token-status.ts';

const FIRST = 'outside_first-secret';
const SECOND = 'outside_second-secret';
const OF_VARIABLE = 'outside_variable-secret';

let mounted: string;
let issuer: RunningIssuer;

const service = (name: string, secretRef: Readonly<Record<string, string>>) =>
  clientFile(name, { type: 'service', secretRef });

beforeAll(async () => {
  mounted = await mkdtemp(join(tmpdir(), 'idpfile-mounted-'));
  await publish('one', FIRST);
  await writeFile(join(mounted, 'apps.env'), `WIKI=${FIRST}\n`);
  issuer = await startIssuer({
    environment: { IDPFILE_SECRET_SHOP: OF_VARIABLE },
    secretFiles: [mounted],
    files: () => ({
      'clients/mail.yaml': service('mail', { file: join(mounted, 'mail') }),
      'clients/wiki.yaml': service('wiki', { file: join(mounted, 'apps.env'), key: 'WIKI' }),
      'clients/shop.yaml': service('shop', { env: 'IDPFILE_SECRET_SHOP' }),
    }),
  });
});
afterAll(async () => {
  await issuer?.[Symbol.asyncDispose]();
  await rm(mounted, { recursive: true });
});

/** Swaps the file as the kubelet does: a new folder, and one link turned over to it. */
async function publish(version: string, secret: string): Promise<void> {
  await mkdir(join(mounted, `..${version}`));
  await writeFile(join(mounted, `..${version}`, 'mail'), `${secret}\n`);
  await symlink(`..${version}`, join(mounted, '..data_tmp'));
  await rename(join(mounted, '..data_tmp'), join(mounted, '..data'));
  await symlink('..data/mail', join(mounted, 'mail')).catch(() => undefined);
}

describe('a secret outside of the directory', () => {
  test('opens the token endpoint: a mounted file, one key of it, a variable', async () => {
    expect(await tokenStatus(issuer, 'mail', FIRST)).toBe(200);
    expect(await tokenStatus(issuer, 'wiki', FIRST)).toBe(200);
    expect(await tokenStatus(issuer, 'shop', OF_VARIABLE)).toBe(200);
  });

  test('that is swapped like a Kubernetes volume is live at once, and changes its client alone', async () => {
    const before = issuer.output().length;
    await issuer.change(() => publish('two', SECOND));
    expect(await tokenStatus(issuer, 'mail', SECOND)).toBe(200);
    expect(await tokenStatus(issuer, 'mail', FIRST)).toBe(401);
    expect(await tokenStatus(issuer, 'wiki', FIRST)).toBe(200);
    const told = issuer.output().slice(before);
    expect(told).toContain('"clients":["~mail (credential)"]');
  });

  test('that is taken away lets nobody in, until it is back', async () => {
    await issuer.change(() => rename(join(mounted, 'apps.env'), join(mounted, 'aside')));
    expect(await tokenStatus(issuer, 'wiki', FIRST)).toBe(401);
    expect(issuer.output()).toContain('[unknown-secret]');
    await issuer.change(() => rename(join(mounted, 'aside'), join(mounted, 'apps.env')));
    expect(await tokenStatus(issuer, 'wiki', FIRST)).toBe(200);
  });

  test('may not lie anywhere else, and no other variable is given to a client', async () => {
    await issuer.change(() =>
      issuer.write('clients/evil.yaml', service('evil', { file: '/etc/hostname' })),
    );
    expect(issuer.output()).toMatch(/clients\/evil\.yaml:\d+:\d+: .*\[not-allowed-value\]/);
    await issuer.change(() => issuer.write('clients/evil.yaml', service('evil', { env: 'HOME' })));
    expect(issuer.output()).toMatch(/clients\/evil\.yaml:\d+:\d+: .*IDPFILE_SECRET_/);
  });

  test('shows in no log line', () => {
    for (const secret of [FIRST, SECOND, OF_VARIABLE]) {
      expect(issuer.output()).not.toContain(secret);
    }
  });
});
