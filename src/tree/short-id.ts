/** As much of a revision or commit as a person needs to know it again. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}
