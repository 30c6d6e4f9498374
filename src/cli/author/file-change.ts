import { hash } from 'node:crypto';
import type { SourceFile } from '../../tree/source-tree.ts';

/** A file to be written below the directory. */
export type FileChange = Readonly<{
  file: SourceFile;
  /** What it was; undefined for a new one. */
  before: SourceFile | undefined;
  /** Said of it when it is written. */
  remark?: string;
}>;

/** A file as it is going to be. */
export function sourceFileOf(path: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, bytes, digest: hash('sha256', bytes) };
}
