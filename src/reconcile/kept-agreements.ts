import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { agreedRecipient, rememberAgreement } from '../secret/second-opinions.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { KeptTable } from './kept-table.ts';

/**
 * Of which of the kept sops files the second decryptor has found the same secrets as our reader, so
 * that the next process need not ask it again. Our reader opens every file anew, its MAC included.
 */
export class KeptAgreements {
  readonly #table: KeptTable<'recipient' | 'opinion'>;
  readonly #programVersion: () => string;
  /** As they were recalled. */
  readonly #recalled = new WeakMap<SourceFile, string>();

  /** @param programVersion see `KeptFindings` */
  constructor(database: DatabaseSync, programVersion: () => string) {
    this.#programVersion = programVersion;
    this.#table = new KeptTable(database, 'agreed', ['recipient', 'opinion']);
  }

  /** @param row of the table; one of other bytes or another program is ignored */
  recall(file: SourceFile, { recipient, opinion }: Readonly<Record<string, unknown>>): void {
    if (typeof recipient !== 'string' || opinion !== this.#seal(file, recipient)) return;
    this.#recalled.set(file, recipient);
    rememberAgreement(file, recipient);
  }

  /** Whether something else is known of a file by now than was recalled. */
  isNews(file: SourceFile): boolean {
    return agreedRecipient(file) !== this.#recalled.get(file);
  }

  keep(file: SourceFile): void {
    const recipient = agreedRecipient(file);
    if (recipient === undefined) this.remove(file.path);
    else this.#table.set(file.path, { recipient, opinion: this.#seal(file, recipient) });
  }

  remove(path: string): void {
    this.#table.remove(path);
  }

  removeAll(): void {
    this.#table.removeAll();
  }

  /** The path says how the bytes are read. */
  #seal({ path, digest }: SourceFile, recipient: string): string {
    return hash('sha256', `${this.#programVersion()}\0${path}\0${digest}\0${recipient}`);
  }
}
