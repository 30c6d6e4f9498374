import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runIdpfile } from '../e2e/idpfile-process.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';

test('a command keeps the compiled program where its user alone may write', async () => {
  using home = createTemporaryDirectory();

  const { code } = await runIdpfile(['--version'], {
    XDG_CACHE_HOME: home.path,
    NODE_COMPILE_CACHE: '',
  });

  expect(code).toBe(0);
  const kept = home.at('idpfile/compiled');
  expect(statSync(kept).mode & 0o777).toBe(0o700);
  expect(readdirSync(kept)).not.toHaveLength(0);
});

test('a server writes to its state directory only', async () => {
  using home = createTemporaryDirectory();
  mkdirSync(home.at('empty'));
  const words = ['serve', home.at('empty'), '--state', home.at('state')];

  await runIdpfile(words, {
    XDG_CACHE_HOME: home.at('cache'),
    NODE_COMPILE_CACHE: '',
  });

  expect(existsSync(home.at('cache'))).toBe(false);
});

test('a home that cannot be written to is no hindrance', async () => {
  const { code } = await runIdpfile(['--version'], {
    XDG_CACHE_HOME: '/dev/null',
    NODE_COMPILE_CACHE: '',
  });

  expect(code).toBe(0);
});
