import { parseBeside } from '../document/parse-beside.ts';
import { createListMemo } from '../tree/list-memo.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import type { TimeSlice } from '../tree/time-slice.ts';
import { isUnparsed, readResources, type FileResources } from './read-resources.ts';

const resources = createListMemo((file: SourceFile) => readResources(file).resources);
const broken = createListMemo((file: SourceFile) => readResources(file).broken);
const encrypted = createListMemo((file: SourceFile) => readResources(file).encrypted);
const diagnostics = createListMemo((file: SourceFile) => readResources(file).diagnostics);

/** Parses and validates all files, those that are new in slices; of many, some in other threads. */
export async function readAllResources(
  files: readonly SourceFile[],
  slice: TimeSlice,
): Promise<FileResources> {
  const fresh = resources.newIn(files);
  for await (const batch of parseBeside(fresh.filter(isUnparsed))) {
    await readEach(batch, slice);
  }
  await readEach(fresh, slice);
  const declared = {
    resources: resources.of(files),
    broken: broken.of(files),
    encrypted: encrypted.of(files),
  };
  if (slice.isOver()) await slice.next();
  return { ...declared, diagnostics: diagnostics.of(files) };
}

async function readEach(files: readonly SourceFile[], slice: TimeSlice): Promise<void> {
  for (const file of files) {
    if (slice.isOver()) await slice.next();
    readResources(file);
  }
}
