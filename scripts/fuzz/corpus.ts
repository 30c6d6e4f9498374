import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const FILES =
  '{issuer.yaml,{clients,users,secrets,recipes}/*.yaml,test/{cases,fixtures}/**/*.yaml}';
const PAGES = '{README.md,docs/**/*.md}';

/** Longer texts take their time and hold nothing that shorter ones do not. */
const LONGEST = 2_000;

/** Every YAML text of the repository: the example, test cases, fixtures, blocks of the pages. */
export function readCorpus(): readonly string[] {
  const texts = [
    ...globSync(FILES, { cwd: ROOT }).map(read),
    ...globSync(PAGES, { cwd: ROOT }).flatMap((page) => blocksOf(read(page))),
  ];
  return [...new Set(texts)].filter(({ length }) => length > 0 && length <= LONGEST).toSorted();
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function blocksOf(page: string): readonly string[] {
  return Array.from(page.matchAll(/^```yaml\n([\s\S]*?)^```/gm), ([, text = '']) => text);
}
