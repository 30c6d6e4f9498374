import { MAX_OBJECT_BYTES } from './git-inflate.ts';

/** Where the next byte of a delta is read. */
type Cursor = { at: number };

/**
 * Makes an object from its base: a delta copies ranges of it and inserts bytes of its own.
 * @throws RangeError for bytes that are no delta
 * @see gitformat-pack(5), "Deltified representation"
 */
export function applyDelta(base: Buffer, delta: Buffer): Buffer {
  const cursor = { at: 0 };
  readSize(delta, cursor);
  const result = Buffer.alloc(Math.min(readSize(delta, cursor), MAX_OBJECT_BYTES));
  let filled = 0;
  while (cursor.at < delta.length) {
    const instruction = delta.readUInt8(cursor.at++);
    if (instruction & 128) {
      const start = readBytes(delta, cursor, instruction, 4);
      const length = readBytes(delta, cursor, instruction >> 4, 3) || 0x10000;
      filled += base.copy(result, filled, start, start + length);
    } else {
      filled += delta.copy(result, filled, cursor.at, cursor.at + instruction);
      cursor.at += instruction;
    }
  }
  return result;
}

/** Seven bits in each byte, lowest first. */
function readSize(delta: Buffer, cursor: Cursor): number {
  let size = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = delta.readUInt8(cursor.at++);
    size += (byte & 127) * scale;
    if (byte < 128) return size;
  }
}

/** A number, lowest byte first; each bit of `present` says whether that byte is there or is zero. */
function readBytes(delta: Buffer, cursor: Cursor, present: number, count: number): number {
  let value = 0;
  for (let index = 0; index < count; index++) {
    if (present & (1 << index)) value += delta.readUInt8(cursor.at++) * 256 ** index;
  }
  return value;
}
