import { readRange } from './read-range.ts';

/** Type, size and the name of a base take no more. */
const MAX_HEADER_BYTES = 64;

const OFFSET_DELTA = 6;
const REFERENCE_DELTA = 7;

export type PackEntryHeader = Readonly<{
  /** Bytes of the object, or of the delta, once it is decompressed. */
  size: number;
  /** Where the compressed bytes begin. */
  dataAt: number;
  /** What a delta starts from: the offset or the id of another entry. Undefined for a whole object. */
  base: number | string | undefined;
}>;

/** @see gitformat-pack(5), "pack-*.pack files have the following format" */
export function readPackEntryHeader(
  descriptor: number,
  offset: number,
  idBytes: number,
): PackEntryHeader {
  const bytes = readRange(descriptor, offset, MAX_HEADER_BYTES);
  const { type, size, length } = readTypeAndSize(bytes);
  if (type === OFFSET_DELTA) {
    const distance = readDistance(bytes, length);
    return { size, dataAt: offset + distance.end, base: offset - distance.value };
  }
  if (type === REFERENCE_DELTA) {
    const end = length + idBytes;
    return { size, dataAt: offset + end, base: bytes.toString('hex', length, end) };
  }
  return { size, dataAt: offset + length, base: undefined };
}

/** Three bits of type and four of size, then seven more of size in each further byte. */
function readTypeAndSize(bytes: Buffer): Readonly<{ type: number; size: number; length: number }> {
  let byte = bytes.readUInt8(0);
  const type = (byte >> 4) & 7;
  let size = byte & 15;
  let length = 1;
  for (let scale = 16; byte & 128; scale *= 128) {
    byte = bytes.readUInt8(length);
    size += (byte & 127) * scale;
    length += 1;
  }
  return { type, size, length };
}

/** Seven bits in each byte, highest first; each further byte also counts one. */
function readDistance(bytes: Buffer, start: number): Readonly<{ value: number; end: number }> {
  let end = start;
  let byte = bytes.readUInt8(end++);
  let value = byte & 127;
  while (byte & 128) {
    byte = bytes.readUInt8(end++);
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, end };
}
