/** One document of a text, with the `---` before it and the directives and comments before that. */
type Piece = Readonly<{ start: number; text: string }>;

// YAML lets no line of a value begin with "---" (1.2 section 9.1.2), so no parser is needed.
const SEPARATOR = /(?<=^|[\r\n])(?:[%#][^\r\n]*[\r\n]+){0,8}---(?=[ \t\r\n]|$)/g;

/** Cuts a text before each `---` line. The first piece may hold nothing. */
export function splitDocuments(text: string): readonly Piece[] {
  const starts = [0, ...Array.from(text.matchAll(SEPARATOR), (found) => found.index)];
  return starts.map((start, index) => ({ start, text: text.slice(start, starts[index + 1]) }));
}
