import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientNew } from '../../../src/cli/author/client-new.ts';
import { secretNew } from '../../../src/cli/author/secret-new.ts';
import { secretRotate } from '../../../src/cli/author/secret-rotate.ts';
import { runIdpfile } from '../../e2e/idpfile-process.ts';
import { heard, RECIPIENT, SECRET_VALUES_ONLY, startedDirectory } from './authoring.ts';

const SOPS = `creation_rules:
  - path_regex: ^teams/a/secrets/
    age: ${RECIPIENT}
    ${SECRET_VALUES_ONLY}
`;

const NEW = { name: 'wiki', app: undefined, url: undefined, type: 'service', redirectURIs: [] };

async function teamsDirectory(files: Readonly<Record<string, string>> = {}) {
  const directory = await startedDirectory(files);
  const issuer = join(directory.path, 'issuer.yaml');
  await writeFile(issuer, `${await readFile(issuer, 'utf8')}  include: [teams/*]\n`);
  return directory;
}

test('client new --in writes the client and its Secret for a team, by the rule for its path', async () => {
  await using dir = await teamsDirectory({ '.sops.yaml': SOPS });
  const { code, stdout } = await heard(() =>
    clientNew({ ...NEW, directory: dir.path, root: 'teams/a/', hash: false }),
  );
  expect(code).toBe(0);
  expect(stdout).toContain(`${dir.path}/teams/a/secrets/wiki.sops.yaml`);
  expect(await dir.read('teams/a/secrets/wiki.sops.yaml')).toContain('ENC[AES256_GCM');
  const client = await dir.read('teams/a/clients/wiki.yaml');
  expect(client).toContain('$schema=../../../.idpfile-schema.json');
  expect((await runIdpfile(['show', 'wiki', '-C', dir.path])).stdout).toContain(
    'teams/a/clients/wiki.yaml',
  );
});

test('secret rotate keeps to the team of the client', async () => {
  await using dir = await teamsDirectory({ '.sops.yaml': SOPS });
  const directory = dir.path;
  await heard(() => clientNew({ ...NEW, directory, root: 'teams/a', hash: false }));
  const now = new Date('2026-11-21T10:00:00Z');
  const rotate = () => secretRotate({ directory, client: 'wiki', overlapSeconds: 60, now });
  expect((await heard(rotate)).code).toBe(0);
  expect(Object.keys(await dir.contents()).filter((path) => path.includes('secrets/'))).toEqual([
    'teams/a/secrets/wiki-2026-11-21.sops.yaml',
    'teams/a/secrets/wiki.sops.yaml',
  ]);
});

test('user new --in and secret new --in write for a team as well', async () => {
  await using dir = await teamsDirectory({ '.sops.yaml': SOPS });
  const words = ['-C', dir.path, '--in', 'teams/a'];
  expect((await runIdpfile(['user', 'new', 'ada', ...words])).code).toBe(0);
  expect((await runIdpfile(['secret', 'new', 'key', ...words])).code).toBe(0);
  expect(Object.keys(await dir.contents())).toEqual(
    expect.arrayContaining(['teams/a/users/ada.yaml', 'teams/a/secrets/key.sops.yaml']),
  );
});

test('--in refuses a directory that nobody would read, and writes nothing', async () => {
  await using dir = await teamsDirectory();
  const before = await dir.contents();
  for (const root of ['other', 'teams', 'teams/a/b', 'teams/users', '../teams', 'clients']) {
    const given = { directory: dir.path, name: 'key', key: 'secret', root };
    const { refusal } = await heard(() => secretNew({ ...given, fromInput: false, print: false }));
    expect(refusal).toBe(
      `issuer.yaml includes teams/* only, so that files in ${root} would not be read: nothing was written`,
    );
  }
  expect(await dir.contents()).toEqual(before);
});

test('--in refuses everything where nothing is included', async () => {
  await using dir = await startedDirectory();
  const { code, stderr } = await runIdpfile([
    'user',
    'new',
    'ada',
    '-C',
    dir.path,
    '--in',
    'teams/a',
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain('issuer.yaml includes nothing');
});
