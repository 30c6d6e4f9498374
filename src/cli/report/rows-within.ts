/** As many rows from the first on as fit into so many bytes, line breaks included, and how many do not. */
export function rowsWithin(
  rows: readonly string[],
  mostBytes: number,
): Readonly<{ kept: readonly string[]; left: number }> {
  const kept: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += Buffer.byteLength(row) + 1;
    if (bytes > mostBytes) break;
    kept.push(row);
  }
  return { kept, left: rows.length - kept.length };
}
