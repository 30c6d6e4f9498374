import { closeSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { applyDelta } from './git-delta.ts';
import { inflateObject, MAX_OBJECT_BYTES } from './git-inflate.ts';
import { findInPackIndex, listInPackIndex } from './git-pack-index.ts';
import { readPackEntryHeader } from './git-pack-entry.ts';
import { readRange } from './read-range.ts';
import { isGone } from './system-error.ts';

/** git makes chains of 50 and refuses to make longer ones than this. */
const MAX_CHAIN = 4096;

type Pack = Readonly<{ descriptor: number; indexPath: string; idBytes: number }>;

/** The content of an object in one of the packs; undefined when none of them holds it. */
export async function readPackedObject(
  objectDirectory: string,
  id: string,
): Promise<Buffer | undefined> {
  for (const indexPath of listPackIndexes(join(objectDirectory, 'pack'))) {
    try {
      const offset = findInPackIndex(indexPath, id);
      if (offset !== undefined) return await readFromPack(indexPath, offset, id.length / 2);
    } catch (error) {
      // git deletes packs whose objects it has put into another one.
      if (!isGone(error)) throw error;
    }
  }
  return undefined;
}

/** The ids of packed objects that begin with these digits, two of them at least. */
export function findIdsInPacks(
  objectDirectory: string,
  digits: string,
  idBytes: number,
): readonly string[] {
  return listPackIndexes(join(objectDirectory, 'pack')).flatMap((indexPath) =>
    listInPackIndex(indexPath, digits, idBytes),
  );
}

function listPackIndexes(directory: string): readonly string[] {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith('.idx'));
    return names.map((name) => join(directory, name));
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

async function readFromPack(indexPath: string, offset: number, idBytes: number): Promise<Buffer> {
  const descriptor = openSync(indexPath.replace(/idx$/, 'pack'), 'r');
  try {
    return await readChain({ descriptor, indexPath, idBytes }, offset);
  } finally {
    closeSync(descriptor);
  }
}

/** An object may be kept as its difference from a base, and that base as one from another. */
async function readChain(pack: Pack, start: number): Promise<Buffer> {
  const deltas: Buffer[] = [];
  let offset: number | undefined = start;
  while (offset !== undefined && deltas.length < MAX_CHAIN) {
    const entry = readPackEntryHeader(pack.descriptor, offset, pack.idBytes);
    const data = await readData(pack, entry.dataAt, entry.size);
    if (entry.base === undefined) return deltas.reduceRight(applyDelta, data);
    deltas.push(data);
    offset =
      typeof entry.base === 'number' ? entry.base : findInPackIndex(pack.indexPath, entry.base);
  }
  throw new RangeError('a chain of deltas without a beginning');
}

/** The header says how large an object is, not how many bytes it takes; zlib adds hardly any. */
async function readData({ descriptor }: Pack, position: number, size: number): Promise<Buffer> {
  const most = Math.min(size, MAX_OBJECT_BYTES);
  return inflateObject(readRange(descriptor, position, most + Math.ceil(most / 8) + 64));
}
