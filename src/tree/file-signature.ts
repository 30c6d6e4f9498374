import type { BigIntStats } from 'node:fs';

import type { SourceFile } from './source-tree.ts';

/** Two writes within this time may leave the same times behind on a coarse clock. */
const RACY_MS = 2_000;

const signatures = new WeakMap<SourceFile, string>();

/** Changes with every write. The change time catches what puts the modification time back. */
export function fileSignature({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${ino}:${size}:${mtimeNs}:${ctimeNs}`;
}

/** Whether a look at a file can tell that it is the one that was read. */
export function hasSignature(file: SourceFile): boolean {
  return signatures.has(file);
}

/** What a file looked like when it was read, as text to be kept; undefined where that proves nothing. */
export function signatureOf(file: SourceFile): string | undefined {
  return signatures.get(file);
}

/** Remembers what an earlier process has kept of a file with the same bytes. */
export function recallSignature(file: SourceFile, signature: string): void {
  signatures.set(file, signature);
}

/** Whether a file on the disk is still the one that was read. */
export function isSameFile(file: SourceFile, stats: BigIntStats): boolean {
  return signatures.get(file) === fileSignature(stats);
}

/**
 * Remembers what a file looked like when it was read. A file changed only just before is not
 * trusted: the next write could leave the same signature, so it is read once more next time.
 */
export function rememberSignature(file: SourceFile, stats: BigIntStats): void {
  if (ageMs(stats) > RACY_MS) signatures.set(file, fileSignature(stats));
  else signatures.delete(file);
}

/** Milliseconds since a file was last changed in any way; negative when its clock is ahead. */
export function ageMs({ ctimeNs }: BigIntStats): number {
  return Date.now() - Number(ctimeNs / 1_000_000n);
}
