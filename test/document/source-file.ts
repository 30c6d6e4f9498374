import { createHash } from 'node:crypto';
import type { SourceFile } from '../../src/tree/source-tree.ts';

/** A file as the tree would have read it. */
export function sourceFile(content: string | Uint8Array, path = 'clients/app.yaml'): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { path, bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}
