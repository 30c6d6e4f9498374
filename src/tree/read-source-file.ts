import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type BigIntStats,
} from 'node:fs';

import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { notRegular, tooLarge, unreadable, type PlacedPath } from './file-fault.ts';
import { hasSignature, isSameFile, rememberSignature } from './file-signature.ts';
import { sizeLimit } from './layout.ts';
import type { SourceFile } from './source-tree.ts';
import { outOfDescriptors } from './source-unavailable.ts';
import { isExhausted, isGone, systemErrorCode } from './system-error.ts';
import { TreeMoved } from './tree-moved.ts';

export type FileReading =
  | Readonly<{ kind: 'file'; file: SourceFile; stats: BigIntStats }>
  | Readonly<{ kind: 'fault'; fault: Diagnostic }>;

/** Neither a FIFO nor a link that has just been put there may hold us up or lead us away. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Reads one file as it was at one moment. `known` is what was read of it before: it is returned
 * again, the same object, as long as its bytes are the same.
 * @throws TreeMoved when the file vanishes or changes meanwhile.
 * @throws SourceUnavailable when the process is out of file descriptors.
 */
export function readSourceFile(at: PlacedPath, known: SourceFile | undefined): FileReading {
  try {
    if (known && hasSignature(known)) {
      const stats = lstatSync(at.absolute, { bigint: true });
      if (isSameFile(known, stats)) return { kind: 'file', file: known, stats };
    }
    return readOpened(at, known);
  } catch (error) {
    return { kind: 'fault', fault: explain(at, error) };
  }
}

function readOpened(at: PlacedPath, known: SourceFile | undefined): FileReading {
  const descriptor = openSync(at.absolute, OPEN_FLAGS);
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    if (!stats.isFile()) return { kind: 'fault', fault: notRegular(at.path) };
    const limit = sizeLimit(at.path);
    if (stats.size > limit) return { kind: 'fault', fault: tooLarge(at.path, stats.size, limit) };
    const bytes = readBytes(descriptor, Number(stats.size));
    if (!isUnchanged(descriptor, stats)) {
      throw new TreeMoved(`${at.path} changed while it was read`);
    }
    const file = keepOrCreate(at.path, bytes, known);
    rememberSignature(file, stats);
    return { kind: 'file', file, stats };
  } finally {
    closeSync(descriptor);
  }
}

function readBytes(descriptor: number, size: number): Uint8Array {
  // Not from the shared pool: one long-lived file would keep the memory of its neighbours.
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const count = readSync(descriptor, bytes, length, size - length, length);
    if (count === 0) throw new TreeMoved('a file became shorter while it was read');
    length += count;
  }
  return bytes;
}

/** Field by field: to make texts of them takes as long as to read the file. */
function isUnchanged(descriptor: number, before: BigIntStats): boolean {
  const { ino, size, mtimeNs, ctimeNs } = fstatSync(descriptor, { bigint: true });
  return (
    ino === before.ino &&
    size === before.size &&
    mtimeNs === before.mtimeNs &&
    ctimeNs === before.ctimeNs
  );
}

function keepOrCreate(path: string, bytes: Uint8Array, known: SourceFile | undefined): SourceFile {
  const digest = hash('sha256', bytes, 'hex');
  return known?.digest === digest ? known : Object.freeze({ path, bytes, digest });
}

function explain(at: PlacedPath, error: unknown): Diagnostic {
  if (error instanceof TreeMoved) throw error;
  const code = systemErrorCode(error);
  if (isGone(error) || code === 'ELOOP') {
    throw new TreeMoved(`${at.path} vanished`, { cause: error });
  }
  if (isExhausted(error)) throw outOfDescriptors(error);
  if (code === '') throw error;
  return code === 'ENXIO' ? notRegular(at.path) : unreadable(at, code);
}
