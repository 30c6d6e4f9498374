import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { readProvenance, type Provenance } from '../../src/tree/provenance.ts';
import { commitAll, createRepository, describeWithGit, gitIn } from './git-work-tree.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from './temporary-directory.ts';

const SHA1 = '9fceb02d0ae598e95dc970b74767f19372d61af8';
const SHA256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';

function provenanceOf(root: string): Provenance {
  return readProvenance(root, {});
}

/** Lays files out as the kubelet does: a dated folder, and `..data` that points to it. */
function mountVolume(dir: TemporaryDirectory, name: string): void {
  mkdirSync(dir.at(`${name}/clients`), { recursive: true });
  rmSync(dir.at('..data'), { force: true });
  symlinkSync(name, dir.at('..data'));
}

describe('what the operator says', () => {
  test('IDPFILE_COMMIT names the commit, whatever the directory says', () => {
    using dir = createTemporaryDirectory();
    dir.write('REVISION', `${SHA1}\n`);
    const provenance = readProvenance(dir.path, { IDPFILE_COMMIT: 'abc1234' });
    expect(provenance).toEqual({ commit: 'abc1234', source: 'environment' });
  });

  test('IDPFILE_COMMIT may have space around it and capital letters', () => {
    const provenance = readProvenance('/', { IDPFILE_COMMIT: ` ${SHA1.toUpperCase()}\n` });
    expect(provenance).toEqual({ commit: SHA1, source: 'environment' });
  });

  test.each(['', '   ', 'main', '$CI_COMMIT_SHA', 'abc123', `${SHA1} and more`])(
    'IDPFILE_COMMIT is ignored when it is %j, which is no commit',
    (value) => {
      using dir = createTemporaryDirectory();
      expect(readProvenance(dir.path, { IDPFILE_COMMIT: value })).toEqual({ source: 'none' });
    },
  );
});

describe('a REVISION file', () => {
  test.each([
    ['a full id', `${SHA1}\n`, SHA1],
    ['an id without a newline', SHA1, SHA1],
    ['a short id', 'abc1234\n', 'abc1234'],
    ['a SHA-256 id', `${SHA256}\n`, SHA256],
    ['a line end of Windows', `${SHA1}\r\n`, SHA1],
    ['more lines below', `${SHA1}\nbuilt on Monday\n`, SHA1],
  ])('names the commit: %s', (_, text, commit) => {
    using dir = createTemporaryDirectory();
    dir.write('REVISION', text);
    expect(provenanceOf(dir.path)).toEqual({ commit, source: 'revision-file' });
  });

  test.each([
    ['is empty', ''],
    ['begins with an empty line', `\n${SHA1}\n`],
    ['holds a version', 'v1.2.3\n'],
    ['holds too few digits', 'abc123\n'],
    ['holds too many digits', `${SHA256}0\n`],
    ['holds a very long line', 'a'.repeat(1_000_000)],
  ])('is ignored when it %s', (_, text) => {
    using dir = createTemporaryDirectory();
    dir.write('REVISION', text);
    expect(provenanceOf(dir.path)).toEqual({ source: 'none' });
  });

  test('is ignored when it is a directory', () => {
    using dir = createTemporaryDirectory();
    mkdirSync(dir.at('REVISION'));
    expect(provenanceOf(dir.path)).toEqual({ source: 'none' });
  });

  test('holds nothing up when it is a pipe that nobody writes to', () => {
    using dir = createTemporaryDirectory();
    execFileSync('mkfifo', [dir.at('REVISION')]);
    expect(provenanceOf(dir.path)).toEqual({ source: 'none' });
  });

  test('is found in a Kubernetes volume', () => {
    using dir = createTemporaryDirectory();
    dir.write('..2026_11_21/REVISION', `${SHA1}\n`);
    mountVolume(dir, '..2026_11_21');
    expect(provenanceOf(dir.path)).toEqual({ commit: SHA1, source: 'revision-file' });
  });
});

describe('the name of a directory', () => {
  test.each([SHA1, SHA256, `rev-${SHA1}`])('names the commit as git-sync does: %s', (name) => {
    using dir = createTemporaryDirectory();
    mkdirSync(dir.at(`.worktrees/${name}/idp/clients`), { recursive: true });
    symlinkSync(`.worktrees/${name}`, dir.at('current'));
    const commit = name.replace('rev-', '');
    const provenance = { commit, source: 'directory-name' };
    expect(provenanceOf(dir.at('current'))).toEqual(provenance);
    expect(provenanceOf(dir.at('current/idp'))).toEqual(provenance);
  });

  test('follows the link to the next commit', () => {
    using dir = createTemporaryDirectory();
    const next = SHA1.replaceAll('9', '8');
    for (const commit of [SHA1, next]) {
      mkdirSync(dir.at(commit));
      rmSync(dir.at('current'), { force: true });
      symlinkSync(commit, dir.at('current'));
      expect(provenanceOf(dir.at('current')).commit).toBe(commit);
    }
  });

  test('counts before the name of a directory around it', () => {
    using dir = createTemporaryDirectory();
    mkdirSync(dir.at(`${SHA256}/${SHA1}`), { recursive: true });
    expect(provenanceOf(dir.at(`${SHA256}/${SHA1}`)).commit).toBe(SHA1);
  });

  test('counts where the repository behind it is mounted elsewhere', () => {
    using dir = createTemporaryDirectory();
    dir.write(`${SHA1}/.git`, `gitdir: /nowhere/.git/worktrees/${SHA1}\n`);
    expect(provenanceOf(dir.at(SHA1))).toEqual({ commit: SHA1, source: 'directory-name' });
  });

  test('counts only when it is an id and nothing but an id', () => {
    using dir = createTemporaryDirectory();
    const name = `${SHA1}f`;
    mkdirSync(dir.at(name));
    expect(provenanceOf(dir.at(name))).toEqual({ source: 'none' });
  });
});

describe('a Kubernetes volume', () => {
  test('is named by what ..data points to, before and after a swap', () => {
    using dir = createTemporaryDirectory();
    for (const volume of ['..2026_11_21_10_00', '..2026_11_21_10_05']) {
      mountVolume(dir, volume);
      expect(provenanceOf(dir.path)).toEqual({ volume, source: 'volume' });
    }
  });
});

describe('nothing to go by', () => {
  test('a plain directory has no commit', () => {
    using dir = createTemporaryDirectory();
    expect(provenanceOf(dir.path)).toEqual({ source: 'none' });
  });

  test('a directory that is not there has no commit, and is no error', () => {
    using dir = createTemporaryDirectory();
    expect(provenanceOf(dir.at('missing'))).toEqual({ source: 'none' });
  });

  test.each([
    ['an empty .git file', '.git', ''],
    ['a .git file that leads nowhere', '.git', 'gitdir: /nowhere/at/all\n'],
    ['a .git file of something else', '.git', 'hello\n'],
    ['a .git directory without HEAD', '.git/config', '[core]\n'],
    ['a branch without a commit', '.git/HEAD', 'ref: refs/heads/main\n'],
    ['a HEAD that leads out of the repository', '.git/HEAD', 'ref: refs/../../REVISION2\n'],
    ['a HEAD that is no id', '.git/HEAD', 'abc1234\n'],
  ])('%s is no commit, and no error', (_, path, text) => {
    using dir = createTemporaryDirectory();
    dir.write(path, text);
    dir.write('REVISION2', `${SHA1}\n`);
    expect(provenanceOf(dir.path)).toEqual({ source: 'none' });
  });

  test('names that lead round in a circle end', () => {
    using dir = createTemporaryDirectory();
    dir.write('.git/HEAD', 'ref: refs/heads/a\n');
    dir.write('.git/refs/heads/a', 'ref: refs/heads/b\n');
    dir.write('.git/refs/heads/b', 'ref: refs/heads/a\n');
    expect(provenanceOf(dir.path)).toEqual({ source: 'none' });
  });

  test('reftables are not guessed at: their HEAD names a branch that does not exist', () => {
    using dir = createTemporaryDirectory();
    dir.write('.git/HEAD', 'ref: refs/heads/.invalid\n');
    dir.write('.git/refs/heads', 'this repository uses the reftable format\n');
    dir.write('.git/reftable/tables.list', '0x000000000001-0x000000000002-aa.ref\n');
    expect(provenanceOf(dir.path)).toEqual({ source: 'none' });
  });
});

describeWithGit('a git repository: the commit is what git rev-parse HEAD says', () => {
  /** Makes a repository in `name` of a temporary directory. */
  function createIn(dir: TemporaryDirectory, name: string, ...options: readonly string[]) {
    dir.write(`${name}/clients/a.yaml`);
    return createRepository(dir.at(name), ...options);
  }

  function expectHeadOf(directory: string): void {
    const commit = gitIn(directory)('rev-parse', 'HEAD');
    expect(provenanceOf(directory)).toEqual({ commit, source: 'git' });
  }

  test('on a branch, and after the next commit', () => {
    using dir = createTemporaryDirectory();
    const git = createIn(dir, 'repo');
    expectHeadOf(dir.at('repo'));
    commitAll(git);
    expectHeadOf(dir.at('repo'));
  });

  test('in a folder of the work tree', () => {
    using dir = createTemporaryDirectory();
    createIn(dir, 'repo');
    expectHeadOf(dir.at('repo/clients'));
  });

  test('with packed refs, also when another branch has a name with the same end', () => {
    using dir = createTemporaryDirectory();
    const git = createIn(dir, 'repo');
    git('branch', 'team/main');
    commitAll(git);
    git('pack-refs', '--all');
    expectHeadOf(dir.at('repo'));
  });

  test('a loose ref is newer than the packed one', () => {
    using dir = createTemporaryDirectory();
    const git = createIn(dir, 'repo');
    git('pack-refs', '--all');
    commitAll(git);
    expectHeadOf(dir.at('repo'));
  });

  test('with a detached HEAD', () => {
    using dir = createTemporaryDirectory();
    const git = createIn(dir, 'repo');
    git('checkout', '--quiet', '--detach');
    git('commit', '--quiet', '--allow-empty', '--message=detached');
    expectHeadOf(dir.at('repo'));
  });

  test('with a HEAD that leads to the branch by way of another name', () => {
    using dir = createTemporaryDirectory();
    const git = createIn(dir, 'repo');
    git('symbolic-ref', 'refs/heads/alias', 'refs/heads/main');
    git('symbolic-ref', 'HEAD', 'refs/heads/alias');
    expectHeadOf(dir.at('repo'));
  });

  test.each(['loose', 'packed'])('in a linked work tree, with %s refs', (refs) => {
    using dir = createTemporaryDirectory();
    const git = createIn(dir, 'repo');
    git('worktree', 'add', '--quiet', '-b', 'feature', dir.at('linked'));
    commitAll(gitIn(dir.at('linked')));
    if (refs === 'packed') git('pack-refs', '--all');
    expectHeadOf(dir.at('linked/clients'));
    expect(provenanceOf(dir.at('linked'))).not.toEqual(provenanceOf(dir.at('repo')));
  });

  test('in a linked work tree, with a HEAD that names a ref of its own', () => {
    using dir = createTemporaryDirectory();
    const git = createIn(dir, 'repo');
    git('worktree', 'add', '--quiet', '-b', 'feature', dir.at('linked'));
    const linked = gitIn(dir.at('linked'));
    linked('update-ref', 'refs/worktree/mine', commitAll(linked));
    linked('symbolic-ref', 'HEAD', 'refs/worktree/mine');
    expectHeadOf(dir.at('linked'));
  });

  test('in a submodule, it is the commit of the submodule', () => {
    using dir = createTemporaryDirectory();
    createIn(dir, 'inner');
    const git = createIn(dir, 'outer');
    git('submodule', '--quiet', 'add', dir.at('inner'), 'identity');
    commitAll(git);
    expectHeadOf(dir.at('outer/identity'));
    expectHeadOf(dir.at('outer'));
  });

  test('in a shallow clone', () => {
    using dir = createTemporaryDirectory();
    commitAll(createIn(dir, 'repo'));
    gitIn(dir.path)('clone', '--quiet', '--depth=1', `file://${dir.at('repo')}`, 'shallow');
    expectHeadOf(dir.at('shallow'));
  });

  test('with SHA-256 ids', () => {
    using dir = createTemporaryDirectory();
    createIn(dir, 'repo', '--object-format=sha256');
    expect(provenanceOf(dir.at('repo')).commit).toHaveLength(64);
    expectHeadOf(dir.at('repo'));
  });

  test('before the first commit there is none', () => {
    using dir = createTemporaryDirectory();
    gitIn(dir.path)('init', '--quiet');
    expect(provenanceOf(dir.path)).toEqual({ source: 'none' });
  });
});
