import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { hasKnownValues } from '../../src/document/known-values.ts';
import { parseBeside } from '../../src/document/parse-beside.ts';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import { ParseThread } from '../../src/document/parse-thread.ts';
import type { SourceFile } from '../../src/tree/source-tree.ts';
import { createTemporaryDirectory } from '../tree/temporary-directory.ts';
import { sourceFile } from './source-file.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Every case of a rule, good and bad, and every file that the project ships or tests with. */
const FIXTURES = globSync(
  '{clients,users,secrets,recipes,test/cases,test/fixtures}/**/*.{yaml,yml}',
  {
    cwd: ROOT,
  },
).map((path) => readFileSync(join(ROOT, path)));

/** Large enough that threads are begun. */
const PADDING = sourceFile(`padding: ${'x'.repeat(130_000)}\n`);

const STRANGE = [
  '\0',
  '\ufeff',
  '{{',
  '\r',
  '\t',
  '&a ',
  '*a',
  '!x ',
  '---\n',
  '...\n',
  '"',
  ': ',
  '1e999',
];

/** A file with pieces put in, cut out and doubled. */
const mutant = fc
  .record({
    bytes: fc.constantFrom(...FIXTURES),
    at: fc.nat({ max: 2_000 }),
    length: fc.nat({ max: 20 }),
    piece: fc.oneof(fc.constantFrom(...STRANGE), fc.string({ unit: 'binary', maxLength: 3 })),
    byte: fc.option(fc.nat({ max: 255 })),
  })
  .map(({ bytes, at, length, piece, byte }) =>
    Buffer.concat([
      bytes.subarray(0, at),
      byte === null ? Buffer.from(piece) : Buffer.of(byte),
      bytes.subarray(at + length),
    ]),
  );

/** All there is to know of a parsed file. */
function told(file: SourceFile) {
  const parsed = parseDocuments(file);
  if (!parsed.ok) return parsed;
  return parsed.value.map((document) => ({
    index: document.index,
    place: document.place,
    value: document.value,
    range: document.rangeOf(''),
  }));
}

async function yielded(files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const all: SourceFile[] = [];
  for await (const batch of parseBeside(files)) all.push(...batch);
  return all;
}

test('a thread changes neither a value nor a diagnostic of any fixture', async () => {
  const alone = FIXTURES.map((bytes) => told(sourceFile(bytes)));
  const files = FIXTURES.map((bytes) => sourceFile(bytes));
  const together = await yielded([...files, PADDING]);
  expect(new Set(together)).toEqual(new Set([...files, PADDING]));
  expect(files.map(told)).toEqual(alone);
});

test('nor of files that were mangled', { timeout: 120_000 }, async () => {
  const mutants = fc.sample(mutant, 1_000);
  const thread = new ParseThread();
  const values = await thread.parse(mutants.map((bytes) => sourceFile(bytes)));
  thread.close();
  let taken = 0;
  for (const [place, bytes] of mutants.entries()) {
    const json = values[place];
    const parsed = parseDocuments(sourceFile(bytes));
    if (json === undefined) continue;
    taken += 1;
    expect(parsed.ok && parsed.value.map(({ value }) => value)).toEqual(JSON.parse(json));
  }
  expect(taken).toBeGreaterThan(100);
  expect(taken).toBeLessThan(mutants.length);
});

test('of many files each comes once, most of them parsed already', async () => {
  const files = Array.from({ length: 4_000 }, (_, number) =>
    sourceFile(`number: ${number}\ntext: ${'x'.repeat(300)}\n`),
  );
  let known = 0;
  const all: SourceFile[] = [];
  for await (const batch of parseBeside(files)) {
    all.push(...batch);
    for (const file of batch) {
      if (hasKnownValues(file)) known += 1;
      told(file);
      if (all.length % 16 === 0) await new Promise(setImmediate);
    }
  }
  expect(all).toHaveLength(files.length);
  expect(new Set(all).size).toBe(files.length);
  expect(known).toBeGreaterThan(0);
});

test('one large file is parsed in a thread, few small ones are not', async () => {
  const large = sourceFile(`large: ${'x'.repeat(130_000)}\n`);
  const small = sourceFile('small: 1\n');
  await yielded([large]);
  await yielded([small]);
  expect(hasKnownValues(large)).toBe(true);
  expect(hasKnownValues(small)).toBe(false);
});

test('without threads every file comes all the same, to be parsed by the caller', async () => {
  vi.spyOn(ParseThread.prototype, 'parse').mockRejectedValue(new Error('no thread'));
  const files = Array.from({ length: 20 }, (_, number) =>
    sourceFile(`number: ${number}\ntext: ${'x'.repeat(70_000)}\n`),
  );
  expect(new Set(await yielded(files))).toEqual(new Set(files));
  expect(files.some(hasKnownValues)).toBe(false);
});

test('what a thread has parsed is remembered until it is taken, and no longer', async () => {
  const large = sourceFile(`large: ${'x'.repeat(130_000)}\n`);
  await yielded([large]);
  const first = told(large);
  expect(hasKnownValues(large)).toBe(false);
  expect(told(large)).toEqual(first);
});

test('a thread that has ended says so to everybody who waits', async () => {
  const thread = new ParseThread();
  const waiting = thread.parse([PADDING]);
  thread.close();
  await expect(waiting).rejects.toThrow('the thread that parses has ended');
  await expect(thread.parse([PADDING])).rejects.toThrow('the thread that parses has ended');
});

test('compiled, a thread finds what it runs as well', () => {
  using directory = createTemporaryDirectory();
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const words = ['-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--outDir'];
  execFileSync(process.execPath, [tsc, ...words, directory.at('dist')]);
  symlinkSync(join(ROOT, 'node_modules'), directory.at('node_modules'));
  writeFileSync(directory.at('package.json'), '{ "type": "module" }');
  const script = `
    import { ParseThread } from './dist/document/parse-thread.js';
    const thread = new ParseThread();
    console.log(await thread.parse([{ path: 'a', bytes: Buffer.from('a: 1'), digest: '' }]));
    thread.close();`;
  const flags = ['--input-type=module', '--eval', script];
  const said = execFileSync(process.execPath, flags, { cwd: directory.path, encoding: 'utf8' });
  expect(said.trim()).toBe(`[ '[{"a":1}]' ]`);
});
