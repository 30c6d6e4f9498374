import { chmodSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';

import { compareWithCommit, type CommitComparison } from '../../src/tree/compare-with-commit.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import {
  commitAll,
  createConfigured,
  createRepository,
  describeWithGit,
  gitIn,
  type ConfiguredRepository,
} from './git-work-tree.ts';
import { createTemporaryDirectory } from './temporary-directory.ts';

async function compare(root: string, commit?: string): Promise<CommitComparison> {
  return compareWithCommit(await readTree(root), root, commit);
}

describeWithGit('what was read is that commit exactly', () => {
  test('right after a commit', async () => {
    using repository = createConfigured();
    expect(await compare(repository.dir.path)).toBe('clean');
  });

  test('whatever happens to files that are not read', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    dir.write('README.md', 'Changed.\n');
    dir.write('clients/notes.txt', 'new\n');
    dir.write('clients/.hidden.yaml', 'new\n');
    dir.write('charts/values.yaml', 'new: true\n');
    git('add', 'charts');
    expect(await compare(dir.path)).toBe('clean');
  });

  test('also when the commit itself holds files that are not read', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    for (const path of ['clients/.old/a.yaml', 'clients/notes.txt', 'other/a.yaml', 'users']) {
      dir.write(path);
    }
    commitAll(git);
    rmSync(dir.at('other'), { recursive: true });
    rmSync(dir.at('clients/notes.txt'));
    expect(await compare(dir.path)).toBe('clean');
  });

  test('after files were committed away', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    git('rm', '--quiet', '-r', 'clients/team', 'secrets');
    commitAll(git);
    expect(await compare(dir.path)).toBe('clean');
  });

  test('after the last commit was amended', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    const before = git('rev-parse', 'HEAD');
    dir.write('clients/a.yaml', 'amended: true\n');
    commitAll(git, '--amend');
    expect(await compare(dir.path)).toBe('clean');
    expect(await compare(dir.path, before)).toBe('modified');
  });

  test('when only the mode of a file differs', async () => {
    using repository = createConfigured();
    chmodSync(repository.dir.at('clients/a.yaml'), 0o755);
    expect(await compare(repository.dir.path)).toBe('clean');
  });

  test('in a folder of the work tree, whatever lies beside it', async () => {
    using dir = createTemporaryDirectory();
    dir.write('deploy/idp/clients/a.yaml');
    dir.write('clients/outside.yaml');
    createRepository(dir.path);
    dir.write('clients/outside.yaml', 'changed\n');
    expect(await compare(dir.at('deploy/idp'))).toBe('clean');
    expect(await compare(dir.path)).toBe('modified');
    dir.write('deploy/idp/clients/a.yaml', 'changed\n');
    expect(await compare(dir.at('deploy/idp'))).toBe('modified');
  });

  test('with names that are not ASCII', async () => {
    using repository = createConfigured();
    repository.dir.write('clients/zoë/Käse 🧀.yaml');
    commitAll(repository.git);
    expect(await compare(repository.dir.path)).toBe('clean');
  });

  test.each(['2', '3', '4'])('with an index of version %s', async (version) => {
    using repository = createConfigured();
    const { dir, git } = repository;
    git('update-index', '--index-version', version);
    expect(await compare(dir.path)).toBe('clean');
    dir.write('clients/a.yaml', 'changed\n');
    expect(await compare(dir.path)).toBe('modified');
  });

  test('in a linked work tree', async () => {
    using repository = createConfigured();
    using linked = createTemporaryDirectory();
    repository.git('worktree', 'add', '--quiet', '-b', 'feature', linked.at('tree'));
    linked.write('tree/clients/c.yaml');
    expect(await compare(linked.at('tree'))).toBe('modified');
    commitAll(gitIn(linked.at('tree')));
    expect(await compare(linked.at('tree'))).toBe('clean');
    expect(await compare(repository.dir.path)).toBe('clean');
  });

  test('in a shallow clone, and in one that borrows its objects', async () => {
    using repository = createConfigured();
    using clones = createTemporaryDirectory();
    commitAll(repository.git);
    const url = `file://${repository.dir.path}`;
    gitIn(clones.path)('clone', '--quiet', '--depth=1', url, 'shallow');
    gitIn(clones.path)('clone', '--quiet', '--shared', repository.dir.path, 'borrowing');
    gitIn(clones.path)('clone', '--quiet', '--shared', clones.at('borrowing'), 'twice');
    for (const name of ['shallow', 'borrowing', 'twice']) {
      expect(await compare(clones.at(name))).toBe('clean');
    }
  });

  test('in a submodule', async () => {
    using repository = createConfigured();
    using outer = createTemporaryDirectory();
    const git = createRepository(outer.path);
    git('submodule', '--quiet', 'add', repository.dir.path, 'identity');
    expect(await compare(outer.at('identity'))).toBe('clean');
    outer.write('identity/clients/a.yaml', 'changed\n');
    expect(await compare(outer.at('identity'))).toBe('modified');
  });
});

describeWithGit('what was read is surely not that commit', () => {
  test.each<[string, (repository: ConfiguredRepository) => void]>([
    ['a file was edited', ({ dir }) => dir.write('clients/a.yaml', 'changed\n')],
    [
      'a file of the same length was put there',
      ({ dir }) => dir.write('clients/a.yaml', 'kind: Cliemt\n'),
    ],
    ['a file at the top was edited', ({ dir }) => dir.write('issuer.yaml', 'changed\n')],
    ['a file is new', ({ dir }) => dir.write('clients/new.yaml')],
    ['a file is new in a folder that is new', ({ dir }) => dir.write('users/team/new.yaml')],
    ['a file was deleted', ({ dir }) => rmSync(dir.at('clients/team/b.yaml'))],
    ['a folder was deleted', ({ dir }) => rmSync(dir.at('clients'), { recursive: true })],
    [
      'an edit is staged',
      ({ dir, git }) => {
        dir.write('clients/a.yaml', 'changed\n');
        git('add', '--all');
      },
    ],
    [
      'a new file is staged',
      ({ dir, git }) => {
        dir.write('clients/new.yaml');
        git('add', '--all');
      },
    ],
    ['a deletion is staged', ({ git }) => void git('rm', '--quiet', 'clients/a.yaml')],
    [
      'a staged file is put back only in the index',
      ({ dir, git }) => {
        dir.write('clients/a.yaml', 'changed\n');
        git('add', '--all');
        git('reset', '--quiet');
      },
    ],
    [
      'a new file is ignored by git',
      ({ dir, git }) => {
        dir.write('.gitignore', 'secrets/local.env\n');
        commitAll(git);
        dir.write('secrets/local.env', 'A=b\n');
      },
    ],
    [
      'git was told to overlook an edit',
      ({ dir, git }) => {
        git('update-index', '--assume-unchanged', 'clients/a.yaml');
        dir.write('clients/a.yaml', 'changed\n');
      },
    ],
    [
      'HEAD moved, the files did not',
      ({ dir, git }) => {
        dir.write('clients/a.yaml', 'changed\n');
        commitAll(git);
        git('reset', '--quiet', '--soft', 'HEAD~1');
      },
    ],
  ])('%s', async (_, change) => {
    using repository = createConfigured();
    expect(await compare(repository.dir.path)).toBe('clean');
    change(repository);
    expect(await compare(repository.dir.path)).toBe('modified');
  });

  test('the directory is in no commit at all', async () => {
    using repository = createConfigured();
    repository.dir.write('new/clients/a.yaml');
    expect(await compare(repository.dir.at('new'))).toBe('modified');
  });

  test('the bytes that were read count, not those that are on the disk by now', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    const before = await readTree(dir.path);
    dir.write('clients/a.yaml', 'changed\n');
    expect(await compareWithCommit(before, dir.path)).toBe('clean');
    commitAll(git);
    expect(await compareWithCommit(before, dir.path)).toBe('modified');
    expect(await compareWithCommit(before, dir.path, git('rev-parse', 'HEAD~1'))).toBe('clean');
  });
});
