import { closeSync, openSync } from 'node:fs';

import { readRange } from './read-range.ts';

const SIGNATURE = 0xff744f63;
const VERSION = 2;
const HEADER_BYTES = 8;
const FANOUT_BYTES = 256 * 4;
const FAR = 0x80000000;

/** An open index and what its tables are like. */
type PackIndex = Readonly<{ descriptor: number; fanout: Buffer; count: number; idBytes: number }>;

/**
 * Where in its pack an object begins; undefined when the pack does not hold it. Only what the
 * search needs is read: the index of a large repository has hundreds of megabytes.
 * @see gitformat-pack(5), version 2
 */
export function findInPackIndex(path: string, id: string): number | undefined {
  const descriptor = openSync(path, 'r');
  try {
    const head = readRange(descriptor, 0, HEADER_BYTES + FANOUT_BYTES);
    if (head.readUInt32BE(0) !== SIGNATURE || head.readUInt32BE(4) !== VERSION) return undefined;
    const fanout = head.subarray(HEADER_BYTES);
    const index = {
      descriptor,
      fanout,
      count: fanout.readUInt32BE(255 * 4),
      idBytes: id.length / 2,
    };
    const rank = findRank(index, Buffer.from(id, 'hex'));
    return rank === undefined ? undefined : readOffset(index, rank);
  } finally {
    closeSync(descriptor);
  }
}

/** The ids in a pack that begin with these digits, two of them at least. */
export function listInPackIndex(path: string, digits: string, idBytes: number): readonly string[] {
  const descriptor = openSync(path, 'r');
  try {
    const head = readRange(descriptor, 0, HEADER_BYTES + FANOUT_BYTES);
    if (head.readUInt32BE(0) !== SIGNATURE || head.readUInt32BE(4) !== VERSION) return [];
    const [low, high] = ranksOf(
      head.subarray(HEADER_BYTES),
      Number.parseInt(digits.slice(0, 2), 16),
    );
    const table = HEADER_BYTES + FANOUT_BYTES;
    const bytes = readRange(descriptor, table + low * idBytes, (high - low) * idBytes);
    const ids = Array.from({ length: high - low }, (_, index) =>
      bytes.toString('hex', index * idBytes, (index + 1) * idBytes),
    );
    return ids.filter((id) => id.startsWith(digits));
  } finally {
    closeSync(descriptor);
  }
}

/** From the first id with this first byte to the one after the last. */
function ranksOf(fanout: Buffer, first: number): readonly [number, number] {
  return [first === 0 ? 0 : fanout.readUInt32BE((first - 1) * 4), fanout.readUInt32BE(first * 4)];
}

/** The place of an id among the sorted ids. The fanout table says where each first byte begins. */
function findRank({ descriptor, fanout, idBytes }: PackIndex, id: Buffer): number | undefined {
  const [start, end] = ranksOf(fanout, id.readUInt8(0));
  let low = start;
  let high = end - 1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const position = HEADER_BYTES + FANOUT_BYTES + middle * idBytes;
    const order = Buffer.compare(readRange(descriptor, position, idBytes), id);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** After the ids come four bytes of checksum for each, then the offsets, then the far offsets. */
function readOffset({ descriptor, count, idBytes }: PackIndex, rank: number): number {
  const offsets = HEADER_BYTES + FANOUT_BYTES + count * (idBytes + 4);
  const offset = readRange(descriptor, offsets + rank * 4, 4).readUInt32BE();
  if (offset < FAR) return offset;
  const far = offsets + count * 4 + (offset - FAR) * 8;
  return Number(readRange(descriptor, far, 8).readBigUInt64BE());
}
