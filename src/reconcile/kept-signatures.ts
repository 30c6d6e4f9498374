import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { recallSignature, signatureOf } from '../tree/file-signature.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/** A table of its own: a version of the program that does not know it leaves it alone. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY, of TEXT NOT NULL, signature TEXT NOT NULL) STRICT;
`;

/**
 * What the kept files looked like on the disk, so that the next process need not read those again
 * that still do.
 */
export class KeptSignatures {
  readonly #database: DatabaseSync;
  readonly #upsert: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(SCHEMA);
    this.#remove = database.prepare('DELETE FROM seen WHERE path = ?');
    this.#upsert = database.prepare(
      'INSERT INTO seen (path, of, signature) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET of = excluded.of, signature = excluded.signature',
    );
  }

  /** @param row of the table; one of other bytes is ignored */
  recall(file: SourceFile, { of, signature }: Readonly<Record<string, unknown>>): void {
    if (typeof signature === 'string' && of === file.digest) recallSignature(file, signature);
  }

  keep(file: SourceFile): void {
    const signature = signatureOf(file);
    if (signature === undefined) this.remove(file.path);
    else this.#upsert.run(file.path, file.digest, signature);
  }

  remove(path: string): void {
    this.#remove.run(path);
  }

  removeAll(): void {
    this.#database.exec('DELETE FROM seen');
  }
}
