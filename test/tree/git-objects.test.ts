import { readdirSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';

import { compareWithCommit, type CommitComparison } from '../../src/tree/compare-with-commit.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import { commitAll, createConfigured, createRepository, describeWithGit } from './git-work-tree.ts';
import { createTemporaryDirectory } from './temporary-directory.ts';
import { countTurns } from './count-turns.ts';

async function compare(root: string, commit?: string): Promise<CommitComparison> {
  return compareWithCommit(await readTree(root), root, commit);
}

describeWithGit('how git keeps its objects makes no difference', () => {
  test.each(['sha1', 'sha256'])('packed, as %s', async (format) => {
    using repository = createConfigured(`--object-format=${format}`);
    const { dir, git } = repository;
    git('gc', '--quiet');
    expect(git('count-objects')).toMatch(/^0 objects/);
    expect(await compare(dir.path)).toBe('clean');
    dir.write('clients/a.yaml', 'changed\n');
    expect(await compare(dir.path)).toBe('modified');
    commitAll(git);
    expect(await compare(dir.path)).toBe('clean');
  });

  test('every one of 20 commits is proved, whether it is kept whole or as a delta', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    for (let index = 0; index < 200; index++) dir.write(`clients/many/client-${index}.yaml`);
    const commits: string[] = [];
    for (let index = 0; index < 20; index++) {
      dir.write(`clients/many/client-${index * 3}.yaml`, `index: ${index}\n`);
      commits.push(commitAll(git));
    }
    git('gc', '--quiet', '--aggressive');
    const [pack = ''] = readdirSync(dir.at('.git/objects/pack')).filter((n) => n.endsWith('.idx'));
    expect(git('verify-pack', '--verbose', `.git/objects/pack/${pack}`)).toContain('chain length');
    for (const commit of commits) {
      git('checkout', '--quiet', commit);
      expect(await compare(dir.path)).toBe('clean');
      expect(await compare(dir.path, commits.at(commits.indexOf(commit) - 1))).toBe('modified');
    }
  });

  test('deltas may name their base by its id', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    for (let index = 0; index < 200; index++) dir.write(`clients/client-${index}.yaml`);
    commitAll(git);
    dir.write('clients/client-7.yaml', 'changed\n');
    commitAll(git);
    git('-c', 'repack.useDeltaBaseOffset=false', 'repack', '-adf', '--quiet');
    for (const revision of ['HEAD', 'HEAD~1']) {
      git('checkout', '--quiet', revision);
      expect(await compare(dir.path)).toBe('clean');
    }
  });

  test('several packs are searched, and a pack that is gone is not missed', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    git('repack', '-d', '--quiet');
    dir.write('clients/c.yaml');
    commitAll(git);
    git('repack', '-d', '--quiet');
    dir.write(
      '.git/objects/pack/pack-0.idx',
      'no index at all, but as long as it takes '.repeat(40),
    );
    symlinkSync('nowhere', dir.at('.git/objects/pack/pack-1.idx'));
    expect(await compare(dir.path)).toBe('clean');
  });
});

describeWithGit('ten thousand files', () => {
  test('are compared in slices, between which others get their turn', async () => {
    using dir = createTemporaryDirectory();
    for (let index = 0; index < 10_000; index++) {
      dir.write(`clients/${index}.yaml`, `client: ${index}\n`);
    }
    const git = createRepository(dir.path);
    git('gc', '--quiet');
    const tree = await readTree(dir.path);
    const turns = await countTurns(async () => {
      expect(await compareWithCommit(tree, dir.path)).toBe('clean');
      expect(await compareWithCommit(tree, dir.path)).toBe('clean');
    });
    expect(turns).toBeGreaterThan(20);
    // Git needs most of it, on a crowded machine.
  }, 120_000);
});
