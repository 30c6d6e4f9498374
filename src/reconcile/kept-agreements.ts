import { hash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { agreedRecipient, rememberAgreement } from '../secret/second-opinions.ts';
import type { SourceFile } from '../tree/source-tree.ts';

/** A table of its own: a version of the program that does not know it leaves it alone. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS agreed (path TEXT PRIMARY KEY, recipient TEXT NOT NULL, opinion TEXT NOT NULL) STRICT;
`;

/**
 * Of which of the kept sops files the second decryptor has found the same secrets as our reader, so
 * that the next process need not ask it again. Our reader opens every file anew, its MAC included.
 */
export class KeptAgreements {
  readonly #database: DatabaseSync;
  readonly #upsert: StatementSync;
  readonly #remove: StatementSync;
  readonly #programVersion: () => string;
  /** As they are in the database. */
  readonly #kept = new WeakMap<SourceFile, string>();

  /** @param programVersion see `KeptFindings` */
  constructor(database: DatabaseSync, programVersion: () => string) {
    this.#programVersion = programVersion;
    this.#database = database;
    database.exec(SCHEMA);
    this.#remove = database.prepare('DELETE FROM agreed WHERE path = ?');
    this.#upsert = database.prepare(
      'INSERT INTO agreed (path, recipient, opinion) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET recipient = excluded.recipient, opinion = excluded.opinion',
    );
  }

  /** @param row of the table; one of other bytes or another program is ignored */
  recall(file: SourceFile, { recipient, opinion }: Readonly<Record<string, unknown>>): void {
    if (typeof recipient !== 'string' || opinion !== this.#seal(file, recipient)) return;
    this.#kept.set(file, recipient);
    rememberAgreement(file, recipient);
  }

  /** Whether something else is known of a file than is kept. */
  isNews(file: SourceFile): boolean {
    return agreedRecipient(file) !== this.#kept.get(file);
  }

  keep(file: SourceFile): void {
    const recipient = agreedRecipient(file);
    if (recipient === undefined) return this.remove(file.path);
    this.#upsert.run(file.path, recipient, this.#seal(file, recipient));
    this.#kept.set(file, recipient);
  }

  remove(path: string): void {
    this.#remove.run(path);
  }

  removeAll(): void {
    this.#database.exec('DELETE FROM agreed');
  }

  /** The path says how the bytes are read. */
  #seal({ path, digest }: SourceFile, recipient: string): string {
    return hash('sha256', `${this.#programVersion()}\0${path}\0${digest}\0${recipient}`);
  }
}
