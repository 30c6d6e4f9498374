import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/**
 * The rooms of the house in the order of the data, lowest first. A file may import from its own
 * room and from rooms before it; rooms of one row do not know each other.
 */
const ROWS = [
  ['diagnostic'],
  ['tree'],
  ['document'],
  ['secret'],
  ['resource'],
  ['snapshot'],
  ['people', 'pages', 'store'],
  ['issuer', 'reconcile', 'review'],
  ['http'],
  ['cli'],
] as const;

/** Files beside the rooms that every room may use. */
const OPEN_TO_ALL = new Set(['log.ts', 'metrics.ts']);

/** People judge by folders first: nothing may hide in one of these. */
const ATTICS = new Set(['utils', 'util', 'helpers', 'common', 'shared', 'types', 'lib', 'misc']);

const files = globSync('**/*.ts', { cwd: SRC }).filter((path) => !path.includes('generated/'));
const roomOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path);
const rowOf = (room: string) => ROWS.findIndex((row) => (row as readonly string[]).includes(room));

/** Relative imports of a file, as paths below src/. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(SRC, path), 'utf8');
  const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(
    ([, target = '']) => relative(SRC, join(SRC, dirname(path), target)),
  );
  return targets;
}

describe('the walls', () => {
  test('every folder of src/ is a room of the map', () => {
    const rooms = new Set(files.filter((path) => path.includes('/')).map(roomOf));
    expect([...rooms].filter((room) => rowOf(room) < 0)).toEqual([]);
    expect(ROWS.flat().filter((room) => !rooms.has(room))).toEqual([]);
  });

  test('imports point only to what stands before', () => {
    const breaches = files.flatMap((path) =>
      importsOf(path)
        .filter((target) => !mayImport(path, target))
        .map((target) => `${path} imports ${target}`),
    );
    expect(breaches).toEqual([]);
  });

  test('the scan sees imports at all', () => {
    expect(importsOf('main.ts')).toEqual(['cli/keep-compiled.ts', 'cli/run.ts']);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(200);
  });

  test('a directory is read together with what it includes, which one file sees to', () => {
    const readers = files.filter((path) => {
      const read = importsOf(path).some((target) => /\/read-(?:committed-)?tree\.ts$/.test(target));
      return read && roomOf(path) !== 'tree';
    });
    expect(readers).toEqual(['snapshot/read-directory.ts']);
  });

  test('docs/architecture.md draws every room', () => {
    const page = readFileSync(join(SRC, '../docs/architecture.md'), 'utf8');
    expect(ROWS.flat().filter((room) => !page.includes(`\`${room}/\``))).toEqual([]);
  });
});

function mayImport(path: string, target: string): boolean {
  const from = roomOf(path);
  const to = roomOf(target);
  if (from === to || OPEN_TO_ALL.has(to)) return true;
  if (from === 'main.ts') return to === 'cli';
  return rowOf(to) >= 0 && rowOf(to) < rowOf(from);
}

describe('the style of the house', () => {
  test('no folder is an attic', () => {
    const folders = files.flatMap((path) => path.split('/').slice(0, -1));
    expect(folders.filter((folder) => ATTICS.has(folder))).toEqual([]);
  });

  test('no file re-exports others', () => {
    const barrels = files.filter((path) =>
      /^export \* from|^export \{[^}]*\} from/m.test(readFileSync(join(SRC, path), 'utf8')),
    );
    expect(barrels).toEqual([]);
  });

  test('no name says just "config"', () => {
    const loose = files.filter((path) =>
      /\b(config|cfg)\b/.test(readFileSync(join(SRC, path), 'utf8')),
    );
    expect(loose).toEqual([]);
  });
});
