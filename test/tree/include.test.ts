import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { compareWithCommit } from '../../src/tree/compare-with-commit.ts';
import { resolveCommit } from '../../src/tree/git-revision.ts';
import { folderOf, isSourcePath, rootOf, sizeLimit } from '../../src/tree/layout.ts';
import { readCommittedTree } from '../../src/tree/read-committed-tree.ts';
import type { IncludeOf } from '../../src/tree/read-include.ts';
import { readTree, type ReadTreeOptions } from '../../src/tree/read-tree.ts';
import { findRepository } from '../../src/tree/repository.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { originOf } from '../../src/tree/tree-origin.ts';
import { createRepository, describeWithGit } from './git-work-tree.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from './temporary-directory.ts';

const isRoot = process.geteuid?.() === 0;

/** The lines of `issuer.yaml` themselves, so that these tests need no YAML. */
const includeOf: IncludeOf = (issuer) =>
  issuer === undefined ? [] : Buffer.from(issuer.bytes).toString().split('\n').filter(Boolean);

const readWith = (dir: TemporaryDirectory, options: ReadTreeOptions = {}) =>
  readTree(dir.path, { includeOf, ...options });

const paths = ({ files }: SourceTree) => files.map(({ path }) => path);

const faultsOf = ({ faults }: SourceTree) => faults.map(({ rule, place }) => [rule, place.file]);

function createTeams(include: string, ...files: readonly string[]): TemporaryDirectory {
  const dir = createTemporaryDirectory();
  dir.write('issuer.yaml', `${include}\n`);
  for (const path of files) dir.write(path);
  return dir;
}

describe('a path says by itself', () => {
  test.each([
    ['issuer.yaml', '', undefined],
    ['clients/a.yaml', '', 'clients'],
    ['clients/secrets/a.yaml', '', 'clients'],
    ['teams/a/issuer.yaml', 'teams/a', undefined],
    ['teams/a/clients/b.yaml', 'teams/a', 'clients'],
    ['teams/a/secrets/clients/b.env', 'teams/a', 'secrets'],
  ])('to what %s belongs', (path, root, folder) => {
    expect(rootOf(path)).toBe(root);
    expect(folderOf(path)).toBe(folder);
    expect(isSourcePath(path)).toBe(true);
  });

  test.each(['README.yaml', 'teams/a/README.yaml', 'teams/a/clients/b.env', 'teams/a/clients'])(
    'that %s is not read',
    (path) => {
      expect(isSourcePath(path)).toBe(false);
    },
  );

  test('how large it may be', () => {
    expect(sizeLimit('teams/a/secrets/b.yaml')).toBe(sizeLimit('secrets/b.yaml'));
    expect(sizeLimit('teams/a/clients/b.yaml')).toBe(sizeLimit('clients/b.yaml'));
  });
});

describe('what is included', () => {
  test('is read like the directory itself, and nothing else of it', async () => {
    using dir = createTeams(
      'teams/*',
      'clients/own.yaml',
      'teams/a/clients/deep/x.yaml',
      'teams/a/secrets/x.env',
      'teams/a/issuer.yaml',
      'teams/a/README.md',
      'teams/a/other/x.yaml',
      'teams/a/clients/.hidden.yaml',
      'teams/b/users/y.yaml',
      'teams/README.md',
      'teams/issuer.yaml',
      'teams/.c/clients/z.yaml',
      'elsewhere/clients/z.yaml',
    );
    expect(paths(await readWith(dir))).toEqual([
      'clients/own.yaml',
      'issuer.yaml',
      'teams/a/clients/deep/x.yaml',
      'teams/a/issuer.yaml',
      'teams/a/secrets/x.env',
      'teams/b/users/y.yaml',
    ]);
  });

  test.each([
    ['one', ['one/clients/x.yaml']],
    ['t*', ['two/clients/x.yaml']],
    ['two/three', ['two/three/clients/x.yaml']],
    ['*o/*', ['two/three/clients/x.yaml']],
    ['one\ntwo\non*', ['one/clients/x.yaml', 'two/clients/x.yaml']],
    ['missing/*', []],
    ['file.txt\nfile.txt/*', []],
  ])('fits %j', async (include, expected) => {
    using dir = createTeams(include, 'one/clients/x.yaml', 'two/clients/x.yaml', 'file.txt');
    dir.write('two/three/clients/x.yaml');
    expect(paths(await readWith(dir)).filter((path) => path !== 'issuer.yaml')).toEqual(expected);
  });

  test('is not called like a folder: include-name', async () => {
    using dir = createTeams('teams/*', 'teams/users/clients/x.yaml', 'teams/a/clients/x.yaml');
    const tree = await readWith(dir);
    expect(paths(tree)).toEqual(['issuer.yaml', 'teams/a/clients/x.yaml']);
    expect(faultsOf(tree)).toEqual([['include-name', 'teams/users']]);
  });

  test('may be reached by a link inside the directory, and is read once', async () => {
    using dir = createTeams('teams/*', 'store/a/clients/x.yaml', 'clients/own.yaml');
    mkdirSync(dir.at('teams'));
    symlinkSync('../store/a', dir.at('teams/one'));
    symlinkSync('../store/a', dir.at('teams/two'));
    symlinkSync('..', dir.at('teams/top'));
    symlinkSync('../clients', dir.at('teams/folder'));
    const tree = await readWith(dir);
    expect(paths(tree)).toEqual(['clients/own.yaml', 'issuer.yaml', 'teams/one/clients/x.yaml']);
    expect(faultsOf(tree)).toEqual([]);
  });

  test('may not be reached by a link that leads out or nowhere', async () => {
    using elsewhere = createTemporaryDirectory();
    elsewhere.write('clients/x.yaml');
    using dir = createTeams('teams/*');
    mkdirSync(dir.at('teams'));
    symlinkSync(elsewhere.path, dir.at('teams/out'));
    symlinkSync('gone', dir.at('teams/nowhere'));
    const tree = await readWith(dir);
    expect(paths(tree)).toEqual(['issuer.yaml']);
    expect(faultsOf(tree)).toEqual([
      ['symlink-leaves-directory', 'teams/nowhere'],
      ['symlink-leaves-directory', 'teams/out'],
    ]);
  });

  test('may be a Kubernetes volume of its own', async () => {
    using dir = createTeams('teams/*', 'teams/a/..one/clients/x.yaml');
    symlinkSync('..one', dir.at('teams/a/..data'));
    symlinkSync('..data/clients', dir.at('teams/a/clients'));
    const tree = await readWith(dir);
    expect(paths(tree)).toEqual(['issuer.yaml', 'teams/a/clients/x.yaml']);
    expect(originOf(tree)?.directories.get(dir.at('teams/a/..one/clients'))).toBe(
      'teams/a/clients',
    );
  });

  test('counts as unreadable, not as gone, where it may not be entered', async () => {
    using dir = createTeams('teams/*', 'teams/a/clients/x.yaml', 'closed/a/clients/x.yaml');
    dir.write('issuer.yaml', 'teams/*\nclosed/*\n');
    for (const path of ['teams/a', 'closed']) chmodSync(dir.at(path), 0o000);
    chmodSync(dir.path, 0o755);
    if (isRoot) process.seteuid?.(65534);
    try {
      expect(faultsOf(await readWith(dir))).toEqual([
        ['file-unreadable', 'closed'],
        ['file-unreadable', 'teams/a'],
      ]);
    } finally {
      if (isRoot) process.seteuid?.(0);
      for (const path of ['teams/a', 'closed']) chmodSync(dir.at(path), 0o755);
    }
  });

  test('belongs to the directory only where somebody says what is included', async () => {
    using dir = createTeams('teams/*', 'teams/a/clients/x.yaml');
    expect(paths(await readTree(dir.path))).toEqual(['issuer.yaml']);
  });
});

test('an issuer.yaml that changes meanwhile is never joined with what the one before included', async () => {
  using dir = createTeams('teams/a', 'teams/a/clients/x.yaml', 'teams/b/clients/x.yaml');
  const asked: string[] = [];
  const whileAsked: IncludeOf = (issuer) => {
    const include = includeOf(issuer);
    if (asked.length === 0) dir.write('issuer.yaml', 'teams/b\n');
    asked.push(...include);
    return include;
  };
  const tree = await readTree(dir.path, { includeOf: whileAsked });
  expect(asked[0]).toBe('teams/a');
  expect(paths(tree)).toEqual(['issuer.yaml', 'teams/b/clients/x.yaml']);
});

describe('given a hint', () => {
  test('about issuer.yaml, all files of a directory that is included by now are read', async () => {
    using dir = createTeams('teams/a', 'teams/a/clients/x.yaml', 'teams/b/clients/x.yaml');
    const previous = await readWith(dir);
    writeFileSync(dir.at('issuer.yaml'), 'teams/b\n');
    const hints = new Set([dir.at('issuer.yaml')]);
    expect(paths(await readWith(dir, { previous, hints }))).toEqual([
      'issuer.yaml',
      'teams/b/clients/x.yaml',
    ]);
  });

  test('about a file of a team, no other file is read', async () => {
    using dir = createTeams('teams/*', 'teams/a/clients/x.yaml', 'teams/b/clients/x.yaml');
    const previous = await readWith(dir);
    writeFileSync(dir.at('teams/a/clients/x.yaml'), 'changed: true\n');
    writeFileSync(dir.at('teams/b/clients/x.yaml'), 'unseen: true\n');
    const hints = new Set([dir.at('teams/a/clients/x.yaml')]);
    const { files } = await readWith(dir, { previous, hints });
    expect(files.map((file) => previous.files.includes(file))).toEqual([true, false, true]);
  });

  test('about a name beside the teams, a new one is found', async () => {
    using dir = createTeams('teams/*', 'teams/a/clients/x.yaml');
    const previous = await readWith(dir);
    dir.write('new/clients/y.yaml');
    renameSync(dir.at('new'), dir.at('teams/b'));
    const tree = await readWith(dir, { previous, hints: new Set([dir.at('teams/b')]) });
    expect(paths(tree)).toContain('teams/b/clients/y.yaml');
  });
});

describeWithGit('the tree of a commit', () => {
  async function committed(dir: TemporaryDirectory): Promise<SourceTree> {
    const repository = findRepository(dir.path);
    if (repository === undefined) throw new Error('no repository');
    const commit = await resolveCommit(repository.git, 'HEAD');
    return readCommittedTree(repository, commit, { includeOf });
  }

  test('has the directories that its own issuer.yaml includes', async () => {
    using dir = createTeams('teams/*\nshared', 'teams/a/clients/deep/x.yaml', 'clients/x.yaml');
    for (const path of ['teams/a/README.md', 'teams/issuer.yaml', 'shared/groups/g.yaml']) {
      dir.write(path);
    }
    for (const path of [
      'teams/a/policy.yaml',
      'teams/users/clients/x.yaml',
      'other/users/x.yaml',
    ]) {
      dir.write(path);
    }
    createRepository(dir.path);
    const before = await readWith(dir);
    expect(paths(before)).toContain('shared/groups/g.yaml');
    expect(faultsOf(before)).toEqual([['include-name', 'teams/users']]);

    expect(await committed(dir)).toEqual(before);
    dir.write('issuer.yaml', '\n');
    expect(await committed(dir)).toEqual(before);
  });

  test('has them below the top of the repository too, and through a link to issuer.yaml', async () => {
    using dir = createTemporaryDirectory();
    dir.write('idp/other.yaml', 'teams/*\n');
    symlinkSync('other.yaml', dir.at('idp/issuer.yaml'));
    dir.write('idp/teams/a/clients/x.yaml');
    createRepository(dir.path);
    const idp = { ...dir, path: dir.at('idp'), [Symbol.dispose]: () => {} };
    expect(paths(await committed(idp))).toEqual(['issuer.yaml', 'teams/a/clients/x.yaml']);
    expect(await committed(idp)).toEqual(await readWith(idp));
  });

  test('is compared with what was read, teams included', async () => {
    using dir = createTeams('teams/*', 'teams/a/clients/x.yaml', 'clients/x.yaml');
    createRepository(dir.path);
    expect(await compareWithCommit(await readWith(dir), dir.path)).toBe('clean');
    dir.write('teams/b/clients/y.yaml');
    expect(await compareWithCommit(await readWith(dir), dir.path)).toBe('modified');
  });
});
