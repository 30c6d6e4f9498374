import { compare } from 'bcrypt';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { clientNew } from '../../../src/cli/author/client-new.ts';
import { secretRotate } from '../../../src/cli/author/secret-rotate.ts';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { heard, RECIPIENT, SECRET_VALUES_ONLY, sopsYAML, startedDirectory } from './authoring.ts';

const NOW = new Date('2026-11-21T10:00:00.123Z');
const DAY_SECONDS = 86_400;

function rotateIn(directory: string, more: Readonly<{ client?: string; now?: Date }> = {}) {
  const { client = 'wiki', now = NOW } = more;
  return heard(() => secretRotate({ directory, client, overlapSeconds: 7 * DAY_SECONDS, now }));
}

function addClient(directory: string, hash = false) {
  const given = { app: undefined, url: undefined, type: 'service', redirectURIs: [] };
  return heard(() => clientNew({ directory, name: 'wiki', hash, ...given }));
}

const specOf = (text: string) => (parse(text) as { spec: Record<string, unknown> }).spec;
const laterBy = (days: number) => new Date(NOW.getTime() + days * DAY_SECONDS * 1000);

describe('secret rotate, of a client with a hash', () => {
  test('writes a new hash, and keeps the old one until the overlap is over', async () => {
    await using dir = await startedDirectory();
    await addClient(dir.path);
    const before = specOf(await dir.read('clients/wiki.yaml'));

    const { code, stdout } = await rotateIn(dir.path);

    const { secretHash, previousSecrets } = specOf(await dir.read('clients/wiki.yaml'));
    expect(code).toBe(0);
    expect(previousSecrets).toEqual([
      { secretHash: before['secretHash'], expiresAt: '2026-11-28T10:00:00Z' },
    ]);
    const secret = /new secret of Wiki: ([\w-]{48}) {2}\(shown once/.exec(stdout)?.[1] ?? '';
    expect(await compare(secret, String(secretHash))).toBe(true);
    expect(stdout).toContain('The old one is accepted until 2026-11-28T10:00:00Z: ');
  });

  test('touches nothing else of the file', async () => {
    const hash = '$2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy';
    const file = (current: string, more = '') => `# Wiki
apiVersion: idpfile/v1
kind: Client
metadata: {  name: wiki  } # the id
spec:
  secretHash: '${current}' # asked for by Bob
${more}
  redirectURIs: [https://wiki.example.com/a-rather-long-address, https://wiki.example.com/another-one]
`;
    const previous = `  previousSecrets: # no more than five
    # from before Bob
  - secretHash: ${hash}   # gone soon
    expiresAt: 2027-01-01T00:00:00Z # new year`;
    await using dir = await startedDirectory({ 'clients/wiki.yaml': file(hash, previous) });

    expect((await rotateIn(dir.path)).refusal).toBeUndefined();

    const after = await dir.read('clients/wiki.yaml');
    const current = /secretHash: '([^']+)' # asked/.exec(after)?.[1] ?? '';
    expect(current).not.toBe(hash);
    const added = `\n  - secretHash: ${hash}\n    expiresAt: 2026-11-28T10:00:00Z`;
    expect(after).toBe(file(current, previous + added));
  });

  test('takes out what has expired', async () => {
    await using dir = await startedDirectory();
    await addClient(dir.path);
    await rotateIn(dir.path);
    await rotateIn(dir.path, { now: laterBy(5) });

    const { stdout } = await rotateIn(dir.path, { now: laterBy(8) });

    const { previousSecrets } = specOf(await dir.read('clients/wiki.yaml'));
    expect(previousSecrets).toMatchObject([
      { expiresAt: '2026-12-03T10:00:00Z' },
      { expiresAt: '2026-12-06T10:00:00Z' },
    ]);
    expect(stdout).toContain('A secret that expired at 2026-11-28T10:00:00Z was taken out\n');
  });
});

describe('secret rotate, of a client with a sops Secret', () => {
  test('writes another Secret with the day in its name, and leaves the old file as it is', async () => {
    await using dir = await startedDirectory({}, [RECIPIENT]);
    await addClient(dir.path);
    const old = await dir.read('secrets/wiki.sops.yaml');

    const { code, stdout } = await rotateIn(dir.path);

    expect(code).toBe(0);
    expect(await dir.read('secrets/wiki.sops.yaml')).toBe(old);
    const written = parse(await dir.read('secrets/wiki-2026-11-21.sops.yaml')) as object;
    expect(written).toMatchObject({ metadata: { name: 'wiki-2026-11-21' } });
    expect(specOf(await dir.read('clients/wiki.yaml'))).toEqual({
      type: 'service',
      secretRef: { name: 'wiki-2026-11-21' },
      previousSecrets: [{ secretRef: { name: 'wiki' }, expiresAt: '2026-11-28T10:00:00Z' }],
    });
    expect(stdout).not.toMatch(/ [\w-]{48}[ \n]/);
    expect((await runIdpfile(['validate', dir.path])).code).toBe(0);
  });

  test('keeps the key of a reference, and finds another name on the same day', async () => {
    await using dir = await startedDirectory({}, [RECIPIENT]);
    await addClient(dir.path);
    await rotateIn(dir.path);

    await rotateIn(dir.path);

    const { secretRef, previousSecrets } = specOf(await dir.read('clients/wiki.yaml'));
    expect(secretRef).toEqual({ name: 'wiki-2026-11-21-2' });
    expect(previousSecrets).toMatchObject([
      { secretRef: { name: 'wiki' } },
      { secretRef: { name: 'wiki-2026-11-21' } },
    ]);
  });

  test('names the files that nothing refers to any more', async () => {
    await using dir = await startedDirectory({}, [RECIPIENT]);
    await addClient(dir.path);
    await rotateIn(dir.path);

    const { stdout } = await rotateIn(dir.path, { now: laterBy(8) });

    expect(stdout).toContain(
      `was taken out; nothing refers to its Secret any more: delete ${dir.path}/secrets/wiki.sops.yaml\n`,
    );
    const { previousSecrets } = specOf(await dir.read('clients/wiki.yaml'));
    expect(previousSecrets).toMatchObject([{ secretRef: { name: 'wiki-2026-11-21' } }]);
  });

  test('does not name a file that another client needs', async () => {
    const other = `apiVersion: idpfile/v1
kind: Client
metadata: { name: other }
spec: { type: service, secretRef: { name: wiki } }
`;
    await using dir = await startedDirectory({ 'clients/other.yaml': other }, [RECIPIENT]);
    await addClient(dir.path);
    await rotateIn(dir.path);

    const { stdout } = await rotateIn(dir.path, { now: laterBy(8) });

    expect(stdout).toMatch(/was taken out\n/);
  });

  test('takes the Secret that the sops program wrote for it', async () => {
    await using sealed = await startedDirectory({}, [RECIPIENT]);
    await addClient(sealed.path);
    await rotateIn(sealed.path);
    const made = await sealed.read('secrets/wiki-2026-11-21.sops.yaml');
    await using dir = await startedDirectory({
      '.sops.yaml': sopsYAML('pgp: 1234', SECRET_VALUES_ONLY),
      'secrets/wiki.sops.yaml': await sealed.read('secrets/wiki.sops.yaml'),
    });
    await addClient(dir.path);
    const before = await dir.contents();

    expect((await rotateIn(dir.path)).refusal).toContain(
      'idpfile secret new wiki-2026-11-21 --print | sops encrypt ',
    );
    expect(await dir.contents()).toEqual(before);
    await using again = await startedDirectory({
      ...before,
      'secrets/wiki-2026-11-21.sops.yaml': made,
    });

    expect((await rotateIn(again.path)).code).toBe(0);
    expect(specOf(await again.read('clients/wiki.yaml'))['secretRef']).toEqual({
      name: 'wiki-2026-11-21',
    });
  });
});

describe('secret rotate changes nothing', () => {
  test.each([
    ['of a client that is not there', 'wikki', 'no client is called wikki: did you mean wiki?'],
    ['of a public client', 'demo', 'client demo has no secret: it is public'],
  ])('%s', async (_, client, words) => {
    await using dir = await startedDirectory();
    await addClient(dir.path);
    const before = await dir.contents();

    expect((await rotateIn(dir.path, { client })).refusal).toBe(words);
    expect(await dir.contents()).toEqual(before);
  });

  test('of a client whose secret is kept elsewhere', async () => {
    const client = `apiVersion: idpfile/v1
kind: Client
metadata: { name: wiki }
spec: { type: service, secretRef: { env: IDPFILE_SECRET_WIKI } }
`;
    await using dir = await startedDirectory({ 'clients/wiki.yaml': client }, [RECIPIENT]);

    expect((await rotateIn(dir.path)).refusal).toContain(
      'is kept outside of the directory, in IDPFILE_SECRET_WIKI: nothing was written',
    );
    expect(await dir.read('clients/wiki.yaml')).toBe(client);
  });

  test('of a client in a file that sops encrypted', async () => {
    const sealed = 'apiVersion: idpfile/v1\nkind: Client\nmetadata: { name: wiki }\nspec:\n';
    const spec =
      '  type: service\n  description: ENC[AES256_GCM,data:x]\n  secretRef: { name: x }\n';
    await using dir = await startedDirectory({ 'clients/wiki.yaml': sealed + spec }, [RECIPIENT]);

    expect((await rotateIn(dir.path)).refusal).toBe(
      'clients/wiki.yaml is encrypted: nothing was written; change it with "sops edit clients/wiki.yaml"',
    );
  });

  test('when there are five old ones already', async () => {
    await using dir = await startedDirectory();
    await addClient(dir.path);
    for (let count = 0; count < 5; count += 1) await rotateIn(dir.path);
    const before = await dir.contents();

    const { refusal, stderr } = await rotateIn(dir.path);

    expect(refusal).toContain('nothing was written');
    expect(stderr).toContain('previousSecrets');
    expect(await dir.contents()).toEqual(before);
  });

  test('for an overlap that is none', async () => {
    const words = ['secret', 'rotate', 'wiki', '--overlap', 'a week'];
    const { code, stderr } = await runIdpfile(words);
    expect(code).toBe(2);
    expect(stderr).toContain('It is not a whole number and a unit: 30s, 10m, 12h or 30d.');
  });
});
