import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * One kind of finding about kept files, a row of texts by path. It has a table of its own: a version of
 * the program that does not know it leaves it alone.
 */
export class KeptTable<C extends string> {
  readonly #database: DatabaseSync;
  readonly #name: string;
  readonly #columns: readonly C[];
  readonly #upsert: StatementSync;
  readonly #remove: StatementSync;

  /** @param columns beside the path */
  constructor(database: DatabaseSync, name: string, columns: readonly C[]) {
    this.#database = database;
    this.#name = name;
    this.#columns = columns;
    const declared = columns.map((column) => `${column} TEXT NOT NULL`).join(', ');
    database.exec(`CREATE TABLE IF NOT EXISTS ${name} (path TEXT PRIMARY KEY, ${declared}) STRICT`);
    const given = columns.map(() => '?').join(', ');
    const taken = columns.map((column) => `${column} = excluded.${column}`).join(', ');
    this.#upsert = database.prepare(
      `INSERT INTO ${name} (path, ${columns.join(', ')}) VALUES (?, ${given}) ON CONFLICT (path) DO UPDATE SET ${taken}`,
    );
    this.#remove = database.prepare(`DELETE FROM ${name} WHERE path = ?`);
  }

  set(path: string, row: Readonly<Record<C, string>>): void {
    this.#upsert.run(path, ...this.#columns.map((column) => row[column]));
  }

  remove(path: string): void {
    this.#remove.run(path);
  }

  removeAll(): void {
    this.#database.exec(`DELETE FROM ${this.#name}`);
  }
}
