import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { rememberValues, VALUES_VERSION, valuesAsJSON } from '../document/known-values.ts';
import { documentsRead, isFaultless } from '../snapshot/read-resources.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { KeptTable } from './kept-table.ts';

/** Begins the seal of a file that this program has found nothing wrong with. */
const FAULTLESS = 'faultless:';

/**
 * What the kept files were parsed to, so that the next process need not parse them, nor judge those
 * again that nothing was wrong with. Whatever does not fit is ignored: a value without its file, of
 * other bytes, of another version, or damaged.
 */
export class KeptValues {
  readonly #table: KeptTable<'seal' | 'json'>;
  readonly #programVersion: () => string;

  /** @param programVersion see `KeptFindings` */
  constructor(database: DatabaseSync, programVersion: () => string) {
    this.#programVersion = programVersion;
    this.#table = new KeptTable(database, 'parsed', ['seal', 'json']);
  }

  /**
   * Makes what was kept of a file known to who will parse it; false when that is nothing.
   * @param row of the table
   */
  recall(file: SourceFile, { json, seal }: Readonly<Record<string, unknown>>): boolean {
    if (typeof json !== 'string' || typeof seal !== 'string') return false;
    const isFaultless = seal.startsWith(FAULTLESS);
    if (seal !== this.#seal(file, json, isFaultless)) return false;
    rememberValues(file, json, isFaultless);
    return true;
  }

  /** Only values that were accepted are worth it: mistakes have to be explained anew. */
  keep(file: SourceFile): void {
    const documents = documentsRead(file);
    if (documents.length === 0) {
      this.remove(file.path);
      return;
    }
    const json = valuesAsJSON(documents);
    this.#table.set(file.path, { seal: this.#seal(file, json, isFaultless(file)), json });
  }

  remove(path: string): void {
    this.#table.remove(path);
  }

  removeAll(): void {
    this.#table.removeAll();
  }

  /** Whether something is wrong with a file may depend on where it lies. */
  #seal({ path, digest }: SourceFile, json: string, isWithoutFault: boolean): string {
    const version = `${this.#programVersion()}/${VALUES_VERSION}`;
    const prefix = isWithoutFault ? FAULTLESS : '';
    const sealed = `${prefix}${version}\0${path}\0${digest}\0${json}`;
    return prefix + hash('sha256', sealed);
  }
}
