import { symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';

import { resolveCommit } from '../../src/tree/git-revision.ts';
import { readCommittedTree } from '../../src/tree/read-committed-tree.ts';
import { findRepository } from '../../src/tree/repository.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { commitAll, createConfigured, createRepository, describeWithGit } from './git-work-tree.ts';
import { createTemporaryDirectory } from './temporary-directory.ts';

async function committed(root: string, revision = 'HEAD', like?: SourceTree): Promise<SourceTree> {
  const repository = findRepository(root);
  if (repository === undefined) throw new Error('no repository');
  return readCommittedTree(repository, await resolveCommit(repository.git, revision), { like });
}

describeWithGit('the tree of a commit', () => {
  test('is the one that is read from its work tree, the revision included', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    dir.write('clients/.hidden.yaml');
    dir.write('clients/deep/er/c.yaml', 'deep: true\n');
    dir.write('other/nobody.yaml');
    commitAll(git);

    expect(await committed(dir.path)).toEqual(await readTree(dir.path));
    git('gc', '--quiet');
    expect(await committed(dir.path)).toEqual(await readTree(dir.path));
  });

  test('does not look at the work tree', async () => {
    using repository = createConfigured();
    const { dir } = repository;
    const before = await readTree(dir.path);
    dir.write('clients/a.yaml', 'changed: true\n');
    dir.write('clients/new.yaml');

    expect(await committed(dir.path)).toEqual(before);
  });

  test('shares the files that another tree has with the same bytes, and no others', async () => {
    using repository = createConfigured();
    const { dir } = repository;
    const before = await readTree(dir.path);
    dir.write('clients/a.yaml', 'changed: true\n');
    dir.write('clients/new.yaml');
    const like = await readTree(dir.path);

    const tree = await committed(dir.path, 'HEAD', like);

    expect(tree).toEqual(before);
    const shared = tree.files.filter((file) => like.files.includes(file)).map(({ path }) => path);
    expect(shared).toEqual(['clients/team/b.yaml', 'issuer.yaml', 'secrets/s.json']);
  });

  test('may lie below the top of the repository', async () => {
    using dir = createTemporaryDirectory();
    dir.write('idp/issuer.yaml', 'kind: Issuer\n');
    dir.write('idp/clients/a.yaml');
    dir.write('clients/not-this-one.yaml');
    createRepository(dir.path);

    expect(await committed(dir.at('idp'))).toEqual(await readTree(dir.at('idp')));
  });

  test('follows a link to a file inside, and says which one leads out or nowhere', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    symlinkSync('a.yaml', dir.at('clients/same.yaml'));
    symlinkSync('../../outside.yaml', dir.at('clients/out.yaml'));
    symlinkSync('gone.yaml', dir.at('clients/nowhere.yaml'));
    commitAll(git);

    const tree = await committed(dir.path);
    const [a, same] = ['clients/a.yaml', 'clients/same.yaml'].map((path) =>
      tree.files.find((file) => file.path === path),
    );
    expect(same?.digest).toBe(a?.digest);
    expect(tree.faults.map(({ place }) => place.file).toSorted()).toEqual([
      'clients/nowhere.yaml',
      'clients/out.yaml',
    ]);
    expect(new Set(tree.faults.map(({ rule }) => rule))).toEqual(
      new Set(['symlink-leaves-directory']),
    );
  });

  test('names a file that is too large', async () => {
    using repository = createConfigured();
    const { dir, git } = repository;
    dir.write('clients/huge.yaml', 'x'.repeat(2 ** 20 + 1));
    commitAll(git);

    const { faults } = await committed(dir.path);
    expect(faults).toMatchObject([
      { rule: 'file-too-large', place: { file: 'clients/huge.yaml' } },
    ]);
  });
});
