import type { DatabaseSync } from 'node:sqlite';
import type { SourceFile } from '../tree/source-tree.ts';
import { createTimeSlice, type TimeSlice } from '../tree/time-slice.ts';
import { KeptAgreements } from './kept-agreements.ts';
import { KeptSignatures } from './kept-signatures.ts';
import { KeptValues } from './kept-values.ts';

/**
 * What was found out about the kept files and saves the next process work. It may be missing, so it
 * is written when nothing else is to be done.
 */
export class KeptFindings {
  readonly #database: DatabaseSync;
  readonly #values: KeptValues;
  readonly #signatures: KeptSignatures;
  readonly #agreements: KeptAgreements;
  /** Files of which something was kept: what has been found out since is not looked for yet. */
  readonly #recalled = new Set<SourceFile>();
  /** Files of which nothing is kept yet, by path. */
  readonly #due = new Map<string, SourceFile>();

  /**
   * @param programVersion of the program that finds them out, and believes only its own: another one
   * for every program that could read or judge a file otherwise; asked once, when there is something
   */
  constructor(database: DatabaseSync, programVersion: () => string) {
    let version: string | undefined;
    const versionOnce = () => (version ??= programVersion());
    this.#database = database;
    this.#values = new KeptValues(database, versionOnce);
    this.#signatures = new KeptSignatures(database);
    this.#agreements = new KeptAgreements(database, versionOnce);
  }

  /** Makes what was kept of a file known to who will read it. */
  recall(file: SourceFile, row: Readonly<Record<string, unknown>>): void {
    if (this.#values.recall(file, row)) this.#recalled.add(file);
    else this.#due.set(file.path, file);
    this.#signatures.recall(file, row);
    this.#agreements.recall(file, row);
  }

  /** Says of files that they are kept, and are known to whoever serves them. */
  expect(files: readonly SourceFile[]): void {
    for (const file of files) this.#due.set(file.path, file);
  }

  forget(file: SourceFile): void {
    this.#due.delete(file.path);
    this.#recalled.delete(file);
    this.#values.remove(file.path);
    this.#signatures.remove(file.path);
    this.#agreements.remove(file.path);
  }

  removeAll(): void {
    this.#due.clear();
    this.#recalled.clear();
    this.#values.removeAll();
    this.#signatures.removeAll();
    this.#agreements.removeAll();
  }

  /**
   * Writes what is due, slice after slice. Each is a transaction of its own: a large one holds up the
   * event loop for as long as it takes to bring it to the disk.
   * @param isEnough asked after each slice: the rest is left for later
   */
  async write(isEnough: () => boolean): Promise<void> {
    this.#addNews();
    const slice = createTimeSlice();
    while (this.#due.size > 0) {
      this.#writeSlice(slice);
      await slice.next();
      if (isEnough()) return;
    }
  }

  #writeSlice(slice: TimeSlice): void {
    const written: SourceFile[] = [];
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const file of this.#due.values()) {
        this.#values.keep(file);
        this.#signatures.keep(file);
        this.#agreements.keep(file);
        written.push(file);
        if (slice.isOver()) break;
      }
      this.#database.exec('COMMIT');
    } catch (cause) {
      this.#database.exec('ROLLBACK');
      throw cause;
    }
    for (const { path } of written) this.#due.delete(path);
  }

  /** The second decryptor may have been asked about files that nothing else is new of. */
  #addNews(): void {
    for (const file of this.#recalled) {
      if (this.#agreements.isNews(file) && !this.#due.has(file.path)) this.expect([file]);
    }
    this.#recalled.clear();
  }
}
