import { promisify } from 'node:util';
import { inflate, inflateSync } from 'node:zlib';

/** A folder of a million files has a tree of this size. */
export const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

/** Less than this takes longer to hand to a thread and back than to decompress. */
const SMALL_BYTES = 16 * 1024;

/** Memory for each is reserved before it is known how long the object is. */
const SMALL_CHUNK_BYTES = 4 * 1024;

const inflateInBackground = promisify(inflate);

/** Decompresses the object at the beginning of some bytes; what follows it is not looked at. */
export async function inflateObject(compressed: Buffer): Promise<Buffer> {
  const limit = { maxOutputLength: MAX_OBJECT_BYTES };
  return compressed.length < SMALL_BYTES
    ? inflateSync(compressed, { ...limit, chunkSize: SMALL_CHUNK_BYTES })
    : inflateInBackground(compressed, limit);
}
