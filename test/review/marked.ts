import type { Files } from './compared.ts';

/** Stands in front of the character that a finding is about. */
const MARK = '▸';

/** Files without their marks, and where these were: `clients/wiki.yaml:7:9`. */
export function unmark(files: Files): Readonly<{ files: Files; marks: readonly string[] }> {
  const marks: string[] = [];
  const plain = Object.entries(files).map(([path, text]) => {
    for (const [index, line] of (text ?? '').split('\n').entries()) {
      const at = line.indexOf(MARK);
      if (at >= 0) marks.push(`${path}:${index + 1}:${at + 1}`);
    }
    return [path, text?.replaceAll(MARK, '')] as const;
  });
  return { files: Object.fromEntries(plain), marks: marks.toSorted() };
}
