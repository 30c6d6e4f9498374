import { expect, test } from 'vitest';

import { findRepository } from '../../src/tree/repository.ts';
import { findMergeBase } from '../../src/tree/merge-base.ts';
import { resolveCommit } from '../../src/tree/git-revision.ts';
import {
  commitAll,
  createConfigured,
  describeWithGit,
  type ConfiguredRepository,
} from './git-work-tree.ts';

function repositoryAt(path: string) {
  const repository = findRepository(path);
  if (repository === undefined) throw new Error('no repository');
  return repository;
}

let commits = 0;

/** Two empty commits of the same second would be one and the same. */
function commitSomething({ dir, git }: ConfiguredRepository): string {
  dir.write('README.md', `Change ${(commits += 1)}\n`);
  return commitAll(git);
}

describeWithGit('a commit is found by what people call it', () => {
  test.each([
    'HEAD',
    '@',
    'main',
    'refs/heads/main',
    'heads/main',
    'release',
    'tags/annotated',
    'annotated',
    'origin/main',
    'origin',
    'HEAD~1',
    'HEAD^',
    'main~2',
    'HEAD^1~1',
    'merged^2',
    'annotated~1',
  ])('%s, as loose files and as packed ones', async (name) => {
    using repository = createConfigured();
    const { dir, git } = repository;
    commitSomething(repository);
    commitSomething(repository);
    git('tag', 'release', 'HEAD~1');
    git('tag', '--annotate', '--message=one', 'annotated', 'HEAD');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD~1');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    git('checkout', '--quiet', '-b', 'merged', 'HEAD~1');
    commitSomething(repository);
    git('merge', '--quiet', '--no-ff', '--strategy=ours', '--message=merge', 'main');
    git('checkout', '--quiet', 'main');
    const id = git('rev-parse', `${name}^{commit}`);

    expect(await resolveCommit(repositoryAt(dir.path).git, name)).toBe(id);
    git('pack-refs', '--all');
    git('gc', '--quiet');
    expect(await resolveCommit(repositoryAt(dir.path).git, name)).toBe(id);
  });

  test.each(['sha1', 'sha256'])(
    'the beginning of its id, loose and packed, as %s',
    async (format) => {
      using repository = createConfigured(`--object-format=${format}`);
      const { dir, git } = repository;
      const id = git('rev-parse', 'HEAD');
      expect(await resolveCommit(repositoryAt(dir.path).git, id.slice(0, 7))).toBe(id);
      git('gc', '--quiet');
      expect(await resolveCommit(repositoryAt(dir.path).git, id.slice(0, 7))).toBe(id);
    },
  );

  test('from a linked work tree, each with a HEAD of its own', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    git('worktree', 'add', '--quiet', '-b', 'side', dir.at('linked'));
    git('checkout', '--quiet', '--force', 'main');
    git('commit', '--quiet', '--allow-empty', '--message=another');
    const { git: linked } = repositoryAt(dir.at('linked'));

    expect(await resolveCommit(linked, 'HEAD')).toBe(git('rev-parse', 'side'));
    expect(await resolveCommit(linked, 'main')).toBe(git('rev-parse', 'main'));
  });

  test.each(['nobody', 'HEAD~99', 'main^2', 'ffffffff', '', '~1', '../../etc/passwd', '--help'])(
    '%s is told to be unknown, with what to do',
    async (name) => {
      using repository = createConfigured();
      const resolved = resolveCommit(repositoryAt(repository.dir.path).git, name);
      await expect(resolved).rejects.toMatchObject({
        code: 'revision-unknown',
        message: expect.stringContaining('fetch'),
      });
    },
  );
});

describeWithGit('the merge base', () => {
  test('is the one git finds, in twenty histories with merges', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    git('branch', 'side');
    for (let round = 0; round < 20; round++) {
      git('checkout', '--quiet', round % 3 === 0 ? 'side' : 'main');
      commitSomething(repository);
      if (round % 7 === 6) git('merge', '--quiet', '--strategy=ours', '--message=merge', 'side');
      const [one, other] = [git('rev-parse', 'main'), git('rev-parse', 'side')];

      const found = await findMergeBase(repositoryAt(dir.path).objects, one, other);
      expect(found).toBe(git('merge-base', 'main', 'side'));
    }
  });

  test('is not known for histories without a common commit', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    const main = git('rev-parse', 'main');
    git('checkout', '--quiet', '--orphan', 'stranger');
    const stranger = commitSomething(repository);

    expect(await findMergeBase(repositoryAt(dir.path).objects, main, stranger)).toBeUndefined();
  });

  test('is not known where a shallow clone ends', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    const first = git('rev-parse', 'HEAD');
    commitSomething(repository);
    git('clone', '--quiet', '--depth=1', `file://${dir.path}`, dir.at('shallow'));

    const { objects, git: shallow } = repositoryAt(dir.at('shallow'));
    const head = await resolveCommit(shallow, 'HEAD');
    expect(await findMergeBase(objects, head, first)).toBeUndefined();
  });
});
