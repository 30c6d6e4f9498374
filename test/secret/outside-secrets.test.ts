import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OutsideSecrets } from '../../src/secret/outside-secrets.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';

function setup(environment: Readonly<Record<string, string>> = {}) {
  const directory = createTemporaryDirectory();
  onTestFinished(() => directory[Symbol.dispose]());
  const secrets = new OutsideSecrets(environment);
  const read = (file: string, key?: string) =>
    secrets.read({ file: directory.at(file), key }, [directory.at('mounted')]);
  const write = (file: string, text: string) => directory.write(`mounted/${file}`, text);
  return { directory, secrets, read, write };
}

const valueOf = (found: ReturnType<OutsideSecrets['read']>) =>
  found.ok ? found.secret.reveal() : `${found.code}: ${found.message}`;

describe('a mounted file', () => {
  test('is one secret, without its last line end', () => {
    const { read, write } = setup();
    write('wiki', 'the-secret\n');
    expect(valueOf(read('mounted/wiki'))).toBe('the-secret');
  });

  test.each([
    ['apps.env', 'WIKI=the-secret\nOTHER=x\n', 'WIKI'],
    ['apps.json', '{"wiki": "the-secret", "other": "x"}', 'wiki'],
    ['apps.yaml', 'apps:\n  wiki: the-secret\n', '/apps/wiki'],
  ])('called %s holds several', (name, text, key) => {
    const { read, write } = setup();
    write(name, text);
    expect(valueOf(read(`mounted/${name}`, key))).toBe('the-secret');
  });

  test('may be reached by the links of a Kubernetes volume', () => {
    const { directory, read } = setup();
    directory.write('mounted/..2026/wiki', 'the-secret');
    symlinkSync('..2026', directory.at('mounted/..data'));
    symlinkSync('..data/wiki', directory.at('mounted/wiki'));
    expect(valueOf(read('mounted/wiki'))).toBe('the-secret');
  });

  test('is never an empty secret', () => {
    const { read, write } = setup();
    write('empty', '\n');
    write('nothing', '');
    expect(valueOf(read('mounted/empty'))).toMatch(/^unusable: .* is empty$/);
    expect(valueOf(read('mounted/nothing'))).toMatch(/^unusable: .* is empty$/);
  });

  test('that is not there is missing', () => {
    const { read } = setup();
    expect(valueOf(read('mounted/none'))).toMatch(/^missing: .*ENOENT/);
  });

  test('is refused outside of the directories that are allowed, by name, way or link', () => {
    const { directory, read, write } = setup();
    directory.write('other/wiki', 'the-secret');
    write('here', 'x');
    symlinkSync(directory.at('other/wiki'), directory.at('mounted/link'));
    for (const way of ['other/wiki', 'mounted/../other/wiki', 'mounted/link', 'mounted']) {
      expect(valueOf(read(way)), way).toMatch(/^not-allowed: /);
    }
  });

  test('that is damaged is told without a word out of it', () => {
    const { read, write } = setup();
    write('bad.yaml', 'the-secret: [the-secret\n');
    write('bad.env', 'the-secret\n');
    for (const name of ['bad.yaml', 'bad.env']) {
      const told = valueOf(read(`mounted/${name}`, 'x'));
      expect(told).toMatch(/^unusable: /);
      expect(told).not.toContain('the-secret');
    }
  });
});

describe('a variable', () => {
  test('holds a secret when it begins with IDPFILE_SECRET_', () => {
    const { secrets } = setup({
      IDPFILE_SECRET_WIKI: 'the-secret',
      IDPFILE_SECRET_EMPTY: '',
      HOME: '/root',
    });
    expect(valueOf(secrets.read({ env: 'IDPFILE_SECRET_WIKI' }, []))).toBe('the-secret');
    expect(valueOf(secrets.read({ env: 'IDPFILE_SECRET_EMPTY' }, []))).toMatch(/^unusable: /);
    expect(valueOf(secrets.read({ env: 'IDPFILE_SECRET_NONE' }, []))).toMatch(/^missing: /);
    expect(valueOf(secrets.read({ env: 'HOME' }, []))).toMatch(/^not-allowed: /);
  });
});

describe('a change', () => {
  test('is seen by a second look, and gives another secret', () => {
    const { secrets, read, write } = setup();
    write('wiki', 'one');
    read('mounted/wiki');
    expect(secrets.refresh()).toBe(false);
    write('wiki', 'two');
    expect(secrets.refresh()).toBe(true);
    expect(secrets.refresh()).toBe(false);
    expect(valueOf(read('mounted/wiki'))).toBe('two');
  });

  test('of the file but not of its bytes changes nothing: the secret is the same object', () => {
    const { directory, secrets, read, write } = setup();
    write('wiki', 'one');
    const before = read('mounted/wiki');
    mkdirSync(directory.at('next'));
    writeFileSync(directory.at('next/wiki'), 'one');
    renameSync(directory.at('next/wiki'), directory.at('mounted/wiki'));
    expect(secrets.refresh()).toBe(false);
    expect(read('mounted/wiki')).toBe(before);
  });

  test('may be that it goes away, and comes back', () => {
    const { directory, secrets, read, write } = setup();
    write('wiki', 'one');
    read('mounted/wiki');
    rmSync(directory.at('mounted/wiki'));
    expect(secrets.refresh()).toBe(true);
    expect(valueOf(read('mounted/wiki'))).toMatch(/^missing: /);
    write('wiki', 'one');
    expect(secrets.refresh()).toBe(true);
    expect(valueOf(read('mounted/wiki'))).toBe('one');
  });
});
