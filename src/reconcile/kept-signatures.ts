import type { DatabaseSync } from 'node:sqlite';
import { recallSignature, signatureOf } from '../tree/file-signature.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { KeptTable } from './kept-table.ts';

/**
 * What the kept files looked like on the disk, so that the next process need not read those again
 * that still do.
 */
export class KeptSignatures {
  readonly #table: KeptTable<'of' | 'signature'>;

  constructor(database: DatabaseSync) {
    this.#table = new KeptTable(database, 'seen', ['of', 'signature']);
  }

  /** @param row of the table; one of other bytes is ignored */
  recall(file: SourceFile, { of, signature }: Readonly<Record<string, unknown>>): void {
    if (typeof signature === 'string' && of === file.digest) recallSignature(file, signature);
  }

  keep(file: SourceFile): void {
    const signature = signatureOf(file);
    if (signature === undefined) this.remove(file.path);
    else this.#table.set(file.path, { of: file.digest, signature });
  }

  remove(path: string): void {
    this.#table.remove(path);
  }

  removeAll(): void {
    this.#table.removeAll();
  }
}
