import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';

import { followDirectory } from '../../src/reconcile/follow-directory.ts';
import { readTree } from '../../src/tree/read-tree.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { TAKES_EVERYTHING } from './follow-parts.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from '../tree/temporary-directory.ts';

/** Long enough for a busy machine, and far shorter than the look that needs no event. */
const SOON = { timeout: 10_000, interval: 5 };
const QUIET_MS = 120;

/** Follows a directory by its events alone; every tree that was read is published. */
async function follow(root: string) {
  const published: SourceTree[] = [];
  let looks = 0;
  const followed = followDirectory<SourceTree>({
    ...TAKES_EVERYTHING,
    root,
    publish: (tree) => published.push(tree),
    report: () => (looks += 1),
  });
  onTestFinished(() => followed.close());
  await followed.request();
  // A look that an earlier change has caused must not be the one that sees the next change.
  const isQuiet = async (): Promise<void> => {
    for (let before = -1; before !== looks; await setTimeout(QUIET_MS)) before = looks;
  };
  await isQuiet();
  const isInStep = async (): Promise<void> => {
    const { revision } = await readTree(root);
    await expect.poll(() => published.at(-1)?.revision, SOON).toBe(revision);
    await isQuiet();
  };
  const text = (path: string): string | undefined => {
    const file = published.at(-1)?.files.find((candidate) => candidate.path === path);
    return file && Buffer.from(file.bytes).toString();
  };
  return { followed, published, isInStep, text };
}

function createSource(): TemporaryDirectory {
  const dir = createTemporaryDirectory();
  onTestFinished(() => dir[Symbol.dispose]());
  return dir;
}

describe('edits', () => {
  test('a file written in place, twice', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    const { isInStep, text } = await follow(dir.path);
    for (const value of [2, 3]) {
      writeFileSync(dir.at('clients/a.yaml'), `a: ${value}\n`);
      await isInStep();
      expect(text('clients/a.yaml')).toBe(`a: ${value}\n`);
    }
  });

  test('a file replaced by renaming another over it', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    const { isInStep, text } = await follow(dir.path);
    writeFileSync(dir.at('clients/.a.yaml.swp'), 'a: 2\n');
    renameSync(dir.at('clients/.a.yaml.swp'), dir.at('clients/a.yaml'));
    await isInStep();
    expect(text('clients/a.yaml')).toBe('a: 2\n');
  });

  test('a new file in a new folder, and a later change of it', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    const { isInStep, text } = await follow(dir.path);
    dir.write('clients/team/deep/b.yaml', 'b: 1\n');
    await isInStep();
    expect(text('clients/team/deep/b.yaml')).toBe('b: 1\n');
    dir.write('clients/team/deep/b.yaml', 'b: 2\n');
    await isInStep();
    expect(text('clients/team/deep/b.yaml')).toBe('b: 2\n');
  });

  test('a top-level folder that did not exist', async () => {
    const dir = createSource();
    dir.write('issuer.yaml');
    const { isInStep, text } = await follow(dir.path);
    dir.write('users/u.yaml', 'u: 1\n');
    await isInStep();
    expect(text('users/u.yaml')).toBe('u: 1\n');
  });

  test('a file, and then its folder, deleted', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml');
    dir.write('clients/b.yaml');
    const { isInStep, published } = await follow(dir.path);
    unlinkSync(dir.at('clients/a.yaml'));
    await isInStep();
    expect(published.at(-1)?.files.map(({ path }) => path)).toEqual(['clients/b.yaml']);
    rmSync(dir.at('clients'), { recursive: true });
    await isInStep();
    expect(published.at(-1)?.files).toEqual([]);
  });

  test('a folder replaced by another of the same name, and a later change in it', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    const { isInStep, text } = await follow(dir.path);
    dir.write('next/a.yaml', 'a: 2\n');
    renameSync(dir.at('clients'), dir.at('old'));
    renameSync(dir.at('next'), dir.at('clients'));
    await isInStep();
    writeFileSync(dir.at('clients/a.yaml'), 'a: 3\n');
    await isInStep();
    expect(text('clients/a.yaml')).toBe('a: 3\n');
  });

  test('a linked file outside the known folders', async () => {
    const dir = createSource();
    dir.write('shared/a.yaml', 'a: 1\n');
    mkdirSync(dir.at('clients'));
    symlinkSync('../shared/a.yaml', dir.at('clients/a.yaml'));
    const { isInStep, text } = await follow(dir.path);
    for (const value of [2, 3]) {
      writeFileSync(dir.at('shared/next'), `a: ${value}\n`);
      renameSync(dir.at('shared/next'), dir.at('shared/a.yaml'));
      await isInStep();
      expect(text('clients/a.yaml')).toBe(`a: ${value}\n`);
    }
  });

  test('a file written piece by piece is never read in between', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    const { isInStep, published, text } = await follow(dir.path);
    const before = published.length;
    writeFileSync(dir.at('clients/a.yaml'), '');
    for (const piece of ['redirect: ', 'https://', 'app.example', '/callback']) {
      await setTimeout(80);
      appendFileSync(dir.at('clients/a.yaml'), piece);
    }
    appendFileSync(dir.at('clients/a.yaml'), '\n');
    await isInStep();
    expect(published).toHaveLength(before + 1);
    expect(text('clients/a.yaml')).toBe('redirect: https://app.example/callback\n');
  });

  test('what lies beside the known folders gives no reason to look', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    dir.write('docs/readme.md', 'x\n');
    let looks = 0;
    const followed = followDirectory<SourceTree>({
      ...TAKES_EVERYTHING,
      root: dir.path,
      publish: () => {},
      report: () => (looks += 1),
    });
    onTestFinished(() => followed.close());
    await followed.request();
    dir.write('clients/b.yaml', 'b: 1\n');
    await expect.poll(() => looks, SOON).toBeGreaterThan(1);
    const before = looks;
    for (let i = 0; i < 20; i++) dir.write(`file-${i}.txt`, 'x\n');
    dir.write('clients/a.yaml', 'a: 2\n');
    await expect.poll(() => looks, SOON).toBe(before + 1);
  });
});

describe('swaps', () => {
  test('a Kubernetes volume replaced twice', async () => {
    const dir = createSource();
    const mount = (generation: number): void => {
      dir.write(`..${generation}/clients/a.yaml`, `a: ${generation}\n`);
      symlinkSync(`..${generation}`, dir.at('..data_tmp'));
      renameSync(dir.at('..data_tmp'), dir.at('..data'));
    };
    mount(1);
    symlinkSync('..data/clients', dir.at('clients'));
    const { isInStep, text, published } = await follow(dir.path);
    for (const generation of [2, 3, 4]) {
      mount(generation);
      await isInStep();
      expect(text('clients/a.yaml')).toBe(`a: ${generation}\n`);
    }
    expect(published).toHaveLength(4);
  });

  test('a folder that is a Kubernetes volume, replaced twice', async () => {
    const dir = createSource();
    const mount = (generation: number): void => {
      dir.write(`clients/..${generation}/a.yaml`, `a: ${generation}\n`);
      symlinkSync(`..${generation}`, dir.at('clients/..data_tmp'));
      renameSync(dir.at('clients/..data_tmp'), dir.at('clients/..data'));
    };
    mount(1);
    symlinkSync('..data/a.yaml', dir.at('clients/a.yaml'));
    const { isInStep, text } = await follow(dir.path);
    for (const generation of [2, 3]) {
      mount(generation);
      await isInStep();
      expect(text('clients/a.yaml')).toBe(`a: ${generation}\n`);
    }
  });

  test.each(['current', 'current/conf'])(
    'a git-sync link above the root (%s) turned twice, the old work tree kept',
    async (root) => {
      const dir = createSource();
      const turn = (commit: string): void => {
        dir.write(`trees/${commit}/clients/a.yaml`, `a: ${commit}\n`);
        dir.write(`trees/${commit}/conf/clients/a.yaml`, `a: ${commit}\n`);
        symlinkSync(`trees/${commit}`, dir.at('next'));
        renameSync(dir.at('next'), dir.at('current'));
      };
      turn('one');
      const { isInStep, text } = await follow(dir.at(root));
      for (const commit of ['two', 'three', 'four']) {
        turn(commit);
        await isInStep();
        expect(text('clients/a.yaml')).toBe(`a: ${commit}\n`);
      }
    },
  );

  test('a git checkout of two hundred files there and back', async () => {
    const dir = createSource();
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        cwd: dir.path,
        stdio: 'ignore',
      });
    };
    const commit = (name: string): void => {
      for (let i = 0; i < 200; i++) dir.write(`clients/${i}.yaml`, `${name}: ${i}\n`);
      git('checkout', '-b', name);
      git('add', '.');
      git('commit', '-m', name);
    };
    git('init');
    commit('one');
    commit('two');
    const { isInStep, published } = await follow(dir.path);
    for (const name of ['one', 'two', 'one']) {
      git('checkout', name);
      await isInStep();
    }
    for (const { files } of published) {
      const names = new Set(files.map(({ bytes }) => Buffer.from(bytes).toString().split(':')[0]));
      expect([files.length, names.size]).toEqual([200, 1]);
    }
  });

  test('a root removed and made again keeps what is published in between', async () => {
    const dir = createSource();
    dir.write('root/clients/a.yaml', 'a: 1\n');
    const { followed, isInStep, published, text } = await follow(dir.at('root'));
    for (const value of [2, 3]) {
      renameSync(dir.at('root'), dir.at(`gone-${value}`));
      await expect.poll(() => followed.status().lastOutcome, SOON).toBe('failed');
      expect(followed.status().failure).toMatch(/does not exist/);
      expect(published.at(-1)?.files).toHaveLength(1);
      dir.write(`made-${value}/clients/a.yaml`, `a: ${value}\n`);
      renameSync(dir.at(`made-${value}`), dir.at('root'));
      await isInStep();
      expect(text('clients/a.yaml')).toBe(`a: ${value}\n`);
    }
    rmSync(dir.at('root'), { recursive: true });
    dir.write('root/clients/a.yaml', 'a: 4\n');
    await isInStep();
    dir.write('root/clients/a.yaml', 'a: 5\n');
    await isInStep();
    expect(text('clients/a.yaml')).toBe('a: 5\n');
  });
});

describe('asking for it', () => {
  test('what was published before is not built again, and what changed since then is seen', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    const tree = await readTree(dir.path);
    const built: string[] = [];
    const followSettled = () => {
      const followed = followDirectory<SourceTree>({
        ...TAKES_EVERYTHING,
        root: dir.path,
        serving: { live: { tree, switchedOff: new Map() }, settled: { tree, diagnostics: [] } },
        buildSnapshot: async (value) => {
          built.push(value.revision);
          return { ok: true, value, warnings: [] };
        },
        publish: () => {},
      });
      onTestFinished(() => followed.close());
      return followed;
    };
    const followed = followSettled();
    expect(followed.status()).toMatchObject({ lastAppliedRevision: tree.revision });
    await followed.request();
    expect(built).toEqual([]);
    await followed.close();

    dir.write('clients/a.yaml', 'a: 2\n');
    followSettled();
    await expect.poll(() => built, SOON).toEqual([(await readTree(dir.path)).revision]);
  });

  test('a request looks at everything, a rebuild builds from unchanged files too', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    const { followed, published } = await follow(dir.path);
    await followed.request();
    expect(published).toHaveLength(1);
    await followed.rebuild();
    expect(published).toHaveLength(2);
  });

  test('a closed one sees nothing any more', async () => {
    const dir = createSource();
    dir.write('clients/a.yaml', 'a: 1\n');
    const { followed, published } = await follow(dir.path);
    await followed.close();
    dir.write('clients/a.yaml', 'a: 2\n');
    await followed.request();
    expect(published).toHaveLength(1);
  });
});
