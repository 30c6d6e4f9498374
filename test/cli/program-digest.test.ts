import { expect, test } from 'vitest';
import { programDigest } from '../../src/cli/program-digest.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';

const FILES = [
  ...['diagnostic', 'document', 'resource', 'secret', 'snapshot', 'tree'].map(
    (folder) => `program/${folder}/a.ts`,
  ),
  'recipes/grafana.yaml',
];

test('a program that reads or judges files otherwise has another digest', () => {
  using dir = createTemporaryDirectory();
  for (const path of FILES) dir.write(path, 'before');
  const digest = () => programDigest(dir.at('program'));
  const seen = new Set([digest()]);
  expect(seen).toContain(digest());
  for (const path of FILES) {
    dir.write(path, 'after');
    seen.add(digest());
  }
  dir.write('program/resource/rules/new.ts');
  seen.add(digest());
  expect(seen.size).toBe(FILES.length + 2);
  dir.write('program/http/other.ts');
  expect(seen).toContain(digest());
});
