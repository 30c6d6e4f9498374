import { createListMemo } from '../tree/list-memo.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import type { TimeSlice } from '../tree/time-slice.ts';
import { readResources, type FileResources } from './read-resources.ts';

const resources = createListMemo((file: SourceFile) => readResources(file).resources);
const broken = createListMemo((file: SourceFile) => readResources(file).broken);
const diagnostics = createListMemo((file: SourceFile) => readResources(file).diagnostics);

/** Parses and validates all files, those that are new in slices. */
export async function readAllResources(
  files: readonly SourceFile[],
  slice: TimeSlice,
): Promise<FileResources> {
  for (const file of resources.newIn(files)) {
    if (slice.isOver()) await slice.next();
    readResources(file);
  }
  await slice.next();
  const declared = { resources: resources.of(files), broken: broken.of(files) };
  await slice.next();
  return { ...declared, diagnostics: diagnostics.of(files) };
}
