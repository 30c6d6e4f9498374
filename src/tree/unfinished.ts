import type { BigIntStats } from 'node:fs';

import { ageMs } from './file-signature.ts';
import type { SourceFile } from './source-tree.ts';

/** A writer that pauses longer than this in the middle of a file cannot be told from a finished one. */
const PATIENCE_MS = 1_000;

const LINE_FEED = 0x0a;

/**
 * Milliseconds to wait before a file is taken as it is: 0 unless it was changed just now and is
 * empty or lacks its last newline. One in five beginnings of a client file is itself a valid client
 * file, with a redirect URI cut short; hardly any of them ends in a newline.
 */
export function unfinishedForMs(file: SourceFile, stats: BigIntStats): number {
  if (file.bytes.at(-1) === LINE_FEED) return 0;
  const age = ageMs(stats);
  return age < 0 ? 0 : Math.max(0, PATIENCE_MS - age);
}
