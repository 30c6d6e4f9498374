import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import { reportText } from './report/text.ts';

/** The diagnostics of a tree as a person reads them, frames included. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  tree: SourceTree,
  color: boolean,
): string {
  const files = new Map(tree.files.map((file) => [file.path, file]));
  return reportText(diagnostics, {
    color,
    textOf: (path) => {
      const file = files.get(path);
      return file === undefined ? undefined : new TextDecoder().decode(file.bytes);
    },
  });
}

/** Whether to colour what goes to a stream (no-color.org). */
export function wantsColor(stream: NodeJS.WriteStream): boolean {
  if (process.env['NO_COLOR']) return false;
  if (process.env['FORCE_COLOR']) return true;
  return stream.isTTY;
}
