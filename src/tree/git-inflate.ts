import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

/** A folder of a million files has a tree of this size. */
export const MAX_OBJECT_BYTES = 64 * 1024 * 1024;

const inflateInBackground = promisify(inflate);

/** Decompresses the object at the beginning of some bytes; what follows it is not looked at. */
export async function inflateObject(compressed: Buffer): Promise<Buffer> {
  return inflateInBackground(compressed, { maxOutputLength: MAX_OBJECT_BYTES });
}
