import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { computeRevision } from '../../src/tree/revision.ts';
import type { SourceFile } from '../../src/tree/source-tree.ts';
import { createTimeSlice } from '../../src/tree/time-slice.ts';

const revisionOf = (files: readonly SourceFile[]) => computeRevision(files, [], createTimeSlice());

function fileOf(number: number, text = ''): SourceFile {
  const bytes = Buffer.from(`${number} ${text}`);
  const path = `clients/${String(number).padStart(5, '0')}.yaml`;
  return { path, bytes, digest: hash('sha256', bytes) };
}

const FILES = Array.from({ length: 3_000 }, (_, number) => fileOf(number));

test('the revision of thousands of files is the same whatever was computed before', async () => {
  const first = await revisionOf(FILES);
  for (let number = 0; number < 3_000; number += 97) {
    const edited = await revisionOf(FILES.with(number, fileOf(number, 'edited')));
    expect(edited).not.toBe(first);
    const shorter = await revisionOf(FILES.toSpliced(number, 1));
    expect(shorter).not.toBe(first);
    expect(await revisionOf(FILES.toSpliced(number, 1).map((file) => ({ ...file })))).toBe(shorter);
  }
  expect(await revisionOf(FILES)).toBe(first);
  expect(await revisionOf(FILES.map((file) => ({ ...file })))).toBe(first);
});

test('a file by another name is another revision', async () => {
  const [one = fileOf(0)] = FILES;
  expect(await revisionOf([{ ...one, path: 'clients/other.yaml' }])).not.toBe(
    await revisionOf([one]),
  );
});
