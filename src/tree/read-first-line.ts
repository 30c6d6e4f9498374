import { closeSync, constants, openSync, readSync } from 'node:fs';

const LIMIT = 4096;

/** A FIFO that somebody put there must not hold us up. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The first line of a file of which one line matters, without the space around it. Undefined when
 * there is no such file or it cannot be read.
 */
export function readFirstLine(path: string): string | undefined {
  try {
    const descriptor = openSync(path, OPEN_FLAGS);
    try {
      const bytes = Buffer.alloc(LIMIT);
      const length = readSync(descriptor, bytes, 0, LIMIT, 0);
      return bytes.toString('utf8', 0, length).split('\n', 1)[0]?.trim();
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}
