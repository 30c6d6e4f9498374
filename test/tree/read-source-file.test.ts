import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';

import { readSourceFile } from '../../src/tree/read-source-file.ts';
import { TreeMoved } from '../../src/tree/tree-moved.ts';
import { createTemporaryDirectory } from './temporary-directory.ts';

// A listing names plain files only; these are what may have taken their place by the time of reading.

test('a FIFO put in place of a file does not hold up the reading', () => {
  using dir = createTemporaryDirectory();
  execFileSync('mkfifo', [dir.at('a.yaml')]);
  expect(
    readSourceFile({ path: 'clients/a.yaml', absolute: dir.at('a.yaml') }, undefined),
  ).toMatchObject({
    kind: 'fault',
    fault: { rule: 'file-not-regular' },
  });
});

test('a folder put in place of a file is not read', () => {
  using dir = createTemporaryDirectory();
  mkdirSync(dir.at('a.yaml'));
  expect(
    readSourceFile({ path: 'clients/a.yaml', absolute: dir.at('a.yaml') }, undefined),
  ).toMatchObject({
    kind: 'fault',
    fault: { rule: 'file-not-regular' },
  });
});

test('a link put in place of a file is not followed', () => {
  using dir = createTemporaryDirectory();
  symlinkSync('/etc/passwd', dir.at('a.yaml'));
  const at = { path: 'clients/a.yaml', absolute: dir.at('a.yaml') };
  expect(() => readSourceFile(at, undefined)).toThrow(TreeMoved);
});

test('a file that has gone means that the tree has moved', () => {
  using dir = createTemporaryDirectory();
  const at = { path: 'clients/a.yaml', absolute: dir.at('a.yaml') };
  expect(() => readSourceFile(at, undefined)).toThrow(TreeMoved);
});
