import { renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { compareWithCommit, type CommitComparison } from '../../src/tree/compare-with-commit.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import { commitAll, createRepository, describeWithGit, gitIn } from './git-work-tree.ts';
import { createTemporaryDirectory } from './temporary-directory.ts';

async function compare(root: string, commit?: string): Promise<CommitComparison> {
  return compareWithCommit(await readTree(root), root, commit);
}

describe('nothing proves anything', () => {
  test('without a repository', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    expect(await compare(dir.path)).toBe('unknown');
  });

  test('when the directory is gone by now', async () => {
    using dir = createTemporaryDirectory();
    dir.write('idp/clients/a.yaml');
    const tree = await readTree(dir.at('idp'));
    rmSync(dir.at('idp'), { recursive: true });
    expect(await compareWithCommit(tree, dir.at('idp'))).toBe('unknown');
  });

  test('when the repository behind a work tree is mounted elsewhere', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    dir.write('.git', 'gitdir: /nowhere/.git/worktrees/a\n');
    expect(await compare(dir.path, 'a'.repeat(40))).toBe('unknown');
  });
});

describeWithGit('which commit is meant', () => {
  test('before the first commit there is nothing to compare with', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    gitIn(dir.path)('init', '--quiet');
    expect(await compare(dir.path)).toBe('unknown');
  });

  test('a commit that the repository does not hold proves nothing', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    createRepository(dir.path);
    expect(await compare(dir.path, 'f'.repeat(40))).toBe('unknown');
  });

  test('an object that is no commit proves nothing', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    const git = createRepository(dir.path);
    expect(await compare(dir.path, git('rev-parse', 'HEAD^{tree}'))).toBe('unknown');
  });

  test('a short id is understood when it is the beginning of HEAD', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    const git = createRepository(dir.path);
    const first = git('rev-parse', '--short', 'HEAD');
    expect(await compare(dir.path, first)).toBe('clean');
    dir.write('clients/a.yaml', 'changed\n');
    commitAll(git);
    expect(await compare(dir.path, first)).toBe('unknown');
  });
});

describeWithGit('bytes that git may have changed on the way to the disk', () => {
  test('other line ends prove nothing, any other edit does', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'kind: Client\nspec: {}\n');
    dir.write('clients/b.yaml');
    const git = createRepository(dir.path);
    git('config', 'core.autocrlf', 'true');
    rmSync(dir.at('clients/a.yaml'));
    git('checkout', '--', 'clients/a.yaml');
    expect(git('status', '--porcelain')).toBe('');
    expect(await compare(dir.path)).toBe('unknown');
    dir.write('clients/b.yaml', 'changed\r\n');
    expect(await compare(dir.path)).toBe('modified');
  });

  test.each([
    ['a filter', '.gitattributes', '*.yaml filter=shout'],
    ['a filter for everything', '.gitattributes', '* text=auto\n/clients/** filter=shout -text'],
    ['a filter named by a folder', 'clients/.gitattributes', 'a.* filter=shout'],
    ['a filter by way of a macro', '.gitattributes', '[attr]loud filter=shout\n*.yaml loud'],
    ['a filter known to this clone only', '.git/info/attributes', '*.yaml\tfilter=shout'],
  ])('%s', async (_, path, text) => {
    using dir = createTemporaryDirectory();
    dir.write(path, `${text}\n`);
    dir.write('clients/a.yaml', 'name: ada\n');
    const git = gitIn(dir.path);
    git('init', '--quiet');
    dir.write(path, `${text}\n`);
    git('config', 'filter.shout.smudge', 'tr a-z A-Z');
    git('config', 'filter.shout.clean', 'tr A-Z a-z');
    commitAll(git);
    expect(await compare(dir.path)).toBe('clean');
    rmSync(dir.at('clients/a.yaml'));
    git('checkout', '--', 'clients/a.yaml');
    expect(git('status', '--porcelain')).toBe('');
    expect(await compare(dir.path)).toBe('unknown');
    dir.write('clients/new.yaml');
    expect(await compare(dir.path)).toBe('modified');
  });

  test.each(['*.yaml ident', '*.yaml working-tree-encoding=UTF-16LE'])('%s', async (line) => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', '# $Id$\n');
    const git = createRepository(dir.path);
    dir.write('.gitattributes', `${line}\n`);
    rmSync(dir.at('clients/a.yaml'));
    git('checkout', '--', 'clients/a.yaml');
    expect(await compare(dir.path)).toBe('unknown');
  });

  test.each(['.gitattributes', 'deploy/.gitattributes', 'deploy/idp/clients/.gitattributes'])(
    'a filter that %s names, for a folder of the work tree',
    async (path) => {
      using dir = createTemporaryDirectory();
      dir.write('deploy/idp/clients/a.yaml');
      dir.write(path, '*.yaml filter=shout\n');
      createRepository(dir.path);
      dir.write('deploy/idp/clients/a.yaml', 'changed\n');
      expect(await compare(dir.at('deploy/idp'))).toBe('unknown');
    },
  );

  test.each([
    '*.png filter=lfs diff=lfs merge=lfs -text',
    '# *.yaml filter=lfs',
    '*.yaml -filter text eol=lf',
    '*.yaml diff=identity',
  ])('an edit is an edit in spite of %j', async (line) => {
    using dir = createTemporaryDirectory();
    dir.write('.gitattributes', `${line}\n`);
    dir.write('clients/a.yaml');
    createRepository(dir.path);
    dir.write('clients/a.yaml', 'changed\n');
    expect(await compare(dir.path)).toBe('modified');
  });
});

describeWithGit('what the commit does not say', () => {
  test('a submodule among the files', async () => {
    using inner = createTemporaryDirectory();
    using dir = createTemporaryDirectory();
    inner.write('a.yaml');
    createRepository(inner.path);
    dir.write('clients/b.yaml');
    const git = createRepository(dir.path);
    git('submodule', '--quiet', 'add', inner.path, 'clients/team');
    commitAll(git);
    expect(await compare(dir.path)).toBe('unknown');
    dir.write('clients/b.yaml', 'changed\n');
    expect(await compare(dir.path)).toBe('modified');
  });

  test('a submodule that was not fetched', async () => {
    using inner = createTemporaryDirectory();
    using dir = createTemporaryDirectory();
    inner.write('a.yaml');
    createRepository(inner.path);
    dir.write('clients/b.yaml');
    const git = createRepository(dir.path);
    git('submodule', '--quiet', 'add', inner.path, 'clients/team');
    commitAll(git);
    git('submodule', '--quiet', 'deinit', '--force', '--all');
    expect(await compare(dir.path)).toBe('unknown');
  });

  test('a folder that the commit has as a link', async () => {
    using dir = createTemporaryDirectory();
    dir.write('one/clients/a.yaml');
    symlinkSync('one', dir.at('current'));
    createRepository(dir.path);
    rmSync(dir.at('current'));
    dir.write('current/clients/a.yaml');
    expect(await compare(dir.at('current'))).toBe('unknown');
  });

  test('a link among the files, or a folder that is one', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    dir.write('teams/groups/g.yaml');
    symlinkSync('a.yaml', dir.at('clients/b.yaml'));
    symlinkSync('teams/groups', dir.at('groups'));
    createRepository(dir.path);
    expect(await compare(dir.path)).toBe('unknown');
    dir.write('clients/a.yaml', 'changed\n');
    expect(await compare(dir.path)).toBe('modified');
  });

  test('a committed file that cannot be read', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    dir.write('clients/b.yaml');
    createRepository(dir.path);
    truncateSync(dir.at('clients/a.yaml'), 2 * 1024 * 1024);
    expect(await compare(dir.path)).toBe('unknown');
    rmSync(dir.at('clients/b.yaml'));
    expect(await compare(dir.path)).toBe('modified');
  });

  test('a new file that cannot be read', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    createRepository(dir.path);
    dir.write('clients/b.yaml', '');
    truncateSync(dir.at('clients/b.yaml'), 2 * 1024 * 1024);
    expect(await compare(dir.path)).toBe('unknown');
  });

  test('files that a sparse checkout leaves out', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    dir.write('users/u.yaml');
    const git = createRepository(dir.path);
    git('sparse-checkout', 'set', 'clients');
    expect(await compare(dir.path)).toBe('unknown');
    expect(await compare(dir.at('clients'))).toBe('clean');
    dir.write('clients/a.yaml', 'changed\n');
    expect(await compare(dir.path)).toBe('modified');
    git('checkout', '--', '.');
    git('sparse-checkout', 'disable');
    expect(await compare(dir.path)).toBe('clean');
  });
});

describeWithGit('a repository that is damaged proves nothing', () => {
  /** The path of a loose object. */
  function pathOf(id: string): string {
    return `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`;
  }

  test.each(['HEAD', 'HEAD^{tree}', 'HEAD:clients'])('%s is missing', async (object) => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    const git = createRepository(dir.path);
    rmSync(dir.at(pathOf(git('rev-parse', object))));
    expect(await compare(dir.path)).toBe('unknown');
  });

  test('an object was put in the place of another', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    const git = createRepository(dir.path);
    const before = git('rev-parse', 'HEAD:clients');
    dir.write('clients/a.yaml', 'changed\n');
    commitAll(git);
    const after = git('rev-parse', 'HEAD:clients');
    expect(await compare(dir.path)).toBe('clean');
    rmSync(dir.at(pathOf(after)));
    renameSync(dir.at(pathOf(before)), dir.at(pathOf(after)));
    expect(await compare(dir.path)).toBe('unknown');
  });

  test('an object or a pack was cut short', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    const git = createRepository(dir.path);
    const path = dir.at(pathOf(git('rev-parse', 'HEAD:clients')));
    git('repack', '--quiet', '-a');
    expect(await compare(dir.path)).toBe('clean');
    rmSync(path);
    dir.write(pathOf(git('rev-parse', 'HEAD:clients')), '');
    expect(await compare(dir.path)).toBe('unknown');
    rmSync(dir.at('.git/objects'), { recursive: true });
    dir.write('.git/objects/pack/pack-1.idx', 'x');
    expect(await compare(dir.path)).toBe('unknown');
  });
});
