import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';

import { glanceAtTree, readTree } from '../../src/tree/read-tree.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';
import { createTemporaryDirectory, type TemporaryDirectory } from './temporary-directory.ts';
import { countTurns } from './count-turns.ts';

function paths(tree: SourceTree): string[] {
  return tree.files.map((file) => file.path);
}

describe('a directory that is not at rest', () => {
  test('while git holds its index lock the files are not read', async () => {
    using dir = createTemporaryDirectory();
    dir.write('conf/clients/a.yaml', 'half: done\n');
    dir.write('.git/index.lock', '');
    const reading = readTree(dir.at('conf'));
    await setTimeout(60);
    dir.write('conf/clients/a.yaml', 'all: done\n');
    unlinkSync(dir.at('.git/index.lock'));
    const [file] = (await reading).files;
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('all: done\n');
  });

  test('a lock that stays makes the source unavailable after three seconds', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    dir.write('.git/index.lock', '');
    const began = performance.now();
    await expect(readTree(dir.path)).rejects.toThrow(
      /did not come to rest within 3 s: git is writing/,
    );
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test('a lock that a killed git left behind does not count', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml');
    dir.write('.git/index.lock', '');
    const twoMinutesAgo = Date.now() / 1000 - 120;
    utimesSync(dir.at('.git/index.lock'), twoMinutesAgo, twoMinutesAgo);
    expect(paths(await readTree(dir.path))).toEqual(['clients/a.yaml']);
  });

  test('a directory replaced at any moment of a pass is never read half old, half new', async () => {
    using dir = createTemporaryDirectory();
    const fill = (release: string): void => {
      for (let i = 0; i < 400; i++)
        dir.write(`${release}/clients/${i}.yaml`, `release: ${release}\n`);
    };
    fill('1');
    fill('2');
    symlinkSync('1', dir.at('current'));
    let current = '1';
    for (let round = 0; round < 20; round++) {
      const reading = readTree(dir.at('current'));
      await setTimeout(round % 10);
      current = current === '1' ? '2' : '1';
      symlinkSync(current, dir.at('next'));
      renameSync(dir.at('next'), dir.at('current'));
      const { files } = await reading;
      expect(files).toHaveLength(400);
      expect(new Set(files.map((file) => file.digest)).size).toBe(1);
    }
  });

  test('files that come and go during a pass are no fault', async () => {
    using dir = createTemporaryDirectory();
    for (let i = 0; i < 300; i++) dir.write(`clients/${i}.yaml`);
    let isDone = false;
    const churn = (async () => {
      while (!isDone) {
        writeFileSync(dir.at('clients/temporary.yaml'), 'x\n');
        symlinkSync('1.yaml', dir.at('clients/link.yaml'));
        await setTimeout(1);
        unlinkSync(dir.at('clients/temporary.yaml'));
        unlinkSync(dir.at('clients/link.yaml'));
        await setTimeout(1);
      }
    })();
    for (let round = 0; round < 10; round++) {
      const tree = await readTree(dir.path);
      expect(tree.faults).toEqual([]);
      expect(tree.files.length).toBeGreaterThanOrEqual(300);
    }
    isDone = true;
    await churn;
  });
});

describe('a file that looks half-written', () => {
  test('is waited for when it was changed just now and lacks its last newline', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'a: 1\n');
    const previous = await readTree(dir.path);
    writeFileSync(dir.at('clients/a.yaml'), 'redirect: https://app.example/ca');
    const reading = readTree(dir.path, { previous });
    await setTimeout(100);
    appendFileSync(dir.at('clients/a.yaml'), 'llback\n');
    const [file] = (await reading).files;
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(
      'redirect: https://app.example/callback\n',
    );
  });

  test('is taken as it is once it has been left alone for a second', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'a: 1\n');
    const previous = await readTree(dir.path);
    writeFileSync(dir.at('clients/a.yaml'), '');
    const began = performance.now();
    const tree = await readTree(dir.path, { previous });
    expect(tree.files[0]?.bytes).toHaveLength(0);
    expect(performance.now() - began).toBeGreaterThan(800);
    expect(performance.now() - began).toBeLessThan(2_500);
  });

  test('is not waited for at the first reading, nor when it has not changed', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'no newline');
    const began = performance.now();
    const previous = await readTree(dir.path);
    dir.write('clients/b.yaml', 'b: 1\n');
    await readTree(dir.path, { previous });
    expect(performance.now() - began).toBeLessThan(800);
  });
});

describe('reading again', () => {
  test('an unchanged directory gives the same tree, an unchanged file the same object', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'a: 1\n');
    dir.write('clients/b.yaml', 'b: 1\n');
    const first = await readTree(dir.path);
    expect(await readTree(dir.path, { previous: first })).toBe(first);
    dir.write('clients/b.yaml', 'b: 2\n');
    const second = await readTree(dir.path, { previous: first });
    expect(second.files[0]).toBe(first.files[0]);
    expect(second.files[1]).not.toBe(first.files[1]);
  });

  test('a change is seen that leaves size and modification time as they were', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'a: 1\n');
    utimesSync(dir.at('clients/a.yaml'), 1_000, 1_000);
    let previous = await readTree(dir.path);
    for (let round = 2; round < 9; round++) {
      writeFileSync(dir.at('clients/a.yaml'), `a: ${round}\n`);
      utimesSync(dir.at('clients/a.yaml'), 1_000, 1_000);
      const tree = await readTree(dir.path, { previous });
      expect(tree.revision).not.toBe(previous.revision);
      previous = tree;
    }
  });

  test('with hints only the places they name are looked at', async () => {
    using dir = createTemporaryDirectory();
    for (const name of ['a', 'b', 'c']) dir.write(`clients/${name}.yaml`, `${name}: 1\n`);
    const previous = await readTree(dir.path);
    dir.write('clients/a.yaml', 'a: 2\n');
    dir.write('clients/aa.yaml', 'aa: 1\n');
    unlinkSync(dir.at('clients/b.yaml'));
    dir.write('clients/c.yaml', 'c: 2\n');
    const hints = new Set(['clients/a.yaml', 'clients/aa.yaml', 'clients/b.yaml'].map(dir.at));
    const hinted = await readTree(dir.path, { previous, hints });
    expect(paths(hinted)).toEqual(['clients/a.yaml', 'clients/aa.yaml', 'clients/c.yaml']);
    expect(hinted.files[2]).toBe(previous.files[2]);
    const full = await readTree(dir.path, { previous: hinted });
    expect(full.revision).toBe((await readTree(dir.path)).revision);
    expect(full.revision).not.toBe(hinted.revision);
  });

  test('once the directory was not at rest, more is looked at than the hints name', async () => {
    using dir = createTemporaryDirectory();
    for (const name of ['a', 'b']) dir.write(`clients/${name}.yaml`, `${name}: 1\n`);
    const previous = await readTree(dir.path);
    dir.write('.git/index.lock', '');
    for (const name of ['a', 'b']) dir.write(`clients/${name}.yaml`, `${name}: 2\n`);
    const reading = readTree(dir.path, { previous, hints: new Set([dir.at('clients/a.yaml')]) });
    unlinkSync(dir.at('.git/index.lock'));
    expect((await reading).revision).toBe((await readTree(dir.path)).revision);
  });

  test('once git has written its index, more is looked at than the hints name', async () => {
    using dir = createTemporaryDirectory();
    for (const name of ['a', 'b']) dir.write(`clients/${name}.yaml`, `${name}: 1\n`);
    dir.write('.git/index', 'one');
    const previous = await readTree(dir.path);
    for (const name of ['a', 'b']) dir.write(`clients/${name}.yaml`, `${name}: 2\n`);
    dir.write('.git/index', 'another');
    const hints = new Set([dir.at('clients/a.yaml')]);
    const tree = await readTree(dir.path, { previous, hints });
    expect(tree.revision).toBe((await readTree(dir.path)).revision);
  });

  test.each([
    ['a new folder', 'clients/team', (at: string) => mkdirSync(at)],
    ['a folder that was removed', 'clients/old', (at: string) => rmSync(at, { recursive: true })],
    ['a new link', 'clients/link', (at: string) => symlinkSync('../shared', at)],
  ])('a hint of %s leads to a look at everything', async (_what, path, change) => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'a: 1\n');
    dir.write('clients/old/b.yaml');
    dir.write('shared/c.yaml');
    const previous = await readTree(dir.path);
    change(dir.at(path));
    dir.write('clients/a.yaml', 'a: 2\n');
    const hinted = await readTree(dir.path, { previous, hints: new Set([dir.at(path)]) });
    expect(hinted.revision).toBe((await readTree(dir.path)).revision);
  });

  test('while ten thousand files are read others get their turn', async () => {
    using dir = createTemporaryDirectory();
    mkdirSync(dir.at('clients'));
    for (let i = 0; i < 10_000; i++) writeFileSync(dir.at(`clients/${i}.yaml`), `client: ${i}\n`);
    let previous: SourceTree | undefined;
    const turns = await countTurns(async () => {
      previous = await readTree(dir.path);
      await readTree(dir.path, { previous });
    });
    expect(previous?.files).toHaveLength(10_000);
    expect(turns).toBeGreaterThan(20);
  });
});

describe('a glance at what was hinted at', () => {
  /** What is known when a file has been written again since the directory was read. */
  async function writeAgain(dir: TemporaryDirectory, text: string) {
    dir.write('clients/a.yaml', 'a: 1\n');
    const previous = await readTree(dir.path);
    dir.write('clients/a.yaml', text);
    return { previous, hints: new Set([dir.at('clients/a.yaml')]) };
  }

  test('gives the tree that reading gives, and reading then gives the same object', async () => {
    using dir = createTemporaryDirectory();
    const { previous, hints } = await writeAgain(dir, 'a: 2\n');
    const seen = await glanceAtTree(dir.path, { previous, hints });
    expect(Buffer.from(seen?.files[0]?.bytes ?? []).toString()).toBe('a: 2\n');
    expect(await readTree(dir.path, { previous: seen, hints })).toBe(seen);
  });

  test('tells nothing of a file that may be half-written', async () => {
    using dir = createTemporaryDirectory();
    const known = await writeAgain(dir, 'a: 2');
    expect(await glanceAtTree(dir.path, known)).toBeUndefined();
  });

  test('tells nothing where the hints are not enough, or git is writing', async () => {
    using dir = createTemporaryDirectory();
    dir.write('clients/a.yaml', 'a: 1\n');
    const previous = await readTree(dir.path);
    expect(await glanceAtTree(dir.path, { previous })).toBeUndefined();
    dir.write('clients/team/b.yaml', 'b: 1\n');
    const hints = new Set([dir.at('clients/team')]);
    expect(await glanceAtTree(dir.path, { previous, hints })).toBeUndefined();
    dir.write('.git/index.lock', '');
    const one = new Set([dir.at('clients/a.yaml')]);
    expect(await glanceAtTree(dir.path, { previous, hints: one })).toBeUndefined();
  });

  test('tells nothing of a directory that is gone', async () => {
    using dir = createTemporaryDirectory();
    dir.write('conf/clients/a.yaml', 'a: 1\n');
    const previous = await readTree(dir.at('conf'));
    rmSync(dir.at('conf'), { recursive: true });
    const hints = new Set([dir.at('conf/clients/a.yaml')]);
    expect(await glanceAtTree(dir.at('conf'), { previous, hints })).toBeUndefined();
  });
});
