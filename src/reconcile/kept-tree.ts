import { hash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SwitchedOff } from '../snapshot/switched-off.ts';
import { compareFiles } from '../tree/compare-files.ts';
import type { SourceFile, SourceTree } from '../tree/source-tree.ts';
import { createTimeSlice } from '../tree/time-slice.ts';
import { treeOfFiles } from '../tree/tree-of-files.ts';
import { KeptFindings } from './kept-findings.ts';
import type { LiveTree } from './live-tree.ts';

/** Raised when the form of the file changes: what another version kept is then not understood. */
const FORMAT = 1;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, digest TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
`;

/** What may wait is written when nothing has changed for so long: a start or a reload is over then. */
const REST_MS = 1_000;

/** Are written at once and in one turn of the event loop, so that nobody can end the process in between. */
const FEW_FILES = 100;

const SELECT_ALL =
  'SELECT file.path, digest, bytes, seal, json, of, signature, recipient, opinion FROM file LEFT JOIN parsed USING (path) LEFT JOIN seen USING (path) LEFT JOIN agreed USING (path)';

export type KeptTreeParts = Readonly<{
  /** The database file. */
  path: string;
  /** The configuration directory: what was kept of another one is not used. */
  root: string;
  /** Of the program: what another version parsed or judged is not used. */
  programVersion(): string;
  /** Whether another process writes the file, until `startWriting`; false by default. */
  isReader?: boolean | undefined;
  /** Told of what goes wrong while keeping; what is served does not depend on it. */
  onTrouble(cause: unknown): void;
}>;

/**
 * The tree that was taken over last, byte for byte as it was in git: secrets stay encrypted. It
 * outlives the process, so that a server that is restarted while its files are broken goes on with
 * the last good ones. A small change writes only the files it concerns.
 */
export class KeptTree {
  readonly #parts: KeptTreeParts;
  readonly #database: DatabaseSync;
  readonly #upsert: StatementSync;
  readonly #remove: StatementSync;
  readonly #findings: KeptFindings;
  /** As they are in the database, sorted by path. */
  #saved: readonly SourceFile[] = [];
  #pending: LiveTree | undefined;
  #isReader: boolean;
  /** Whether another process may have written since the file was read. */
  #isStrange = false;
  #writing: Promise<void> | undefined;
  #wake: () => void = () => undefined;
  #isClosing = false;

  /** @throws Error when the file cannot be created, or is no database */
  constructor(parts: KeptTreeParts) {
    this.#parts = parts;
    this.#isReader = parts.isReader === true;
    closeSync(openSync(parts.path, 'a', 0o600));
    this.#database = new DatabaseSync(parts.path);
    // Whole after a crash, though without the last commits after a power cut.
    this.#database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
    this.#findings = new KeptFindings(this.#database, () => parts.programVersion());
    this.#upsert = this.#database.prepare(
      'INSERT INTO file (path, digest, bytes) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET digest = excluded.digest, bytes = excluded.bytes',
    );
    this.#remove = this.#database.prepare('DELETE FROM file WHERE path = ?');
  }

  /**
   * What was kept, undefined when there is nothing that can be used.
   * @throws Error when it is damaged
   */
  async read(): Promise<LiveTree | undefined> {
    // One picture of it, whatever another process writes meanwhile.
    this.#database.exec('BEGIN');
    try {
      return await this.#readAll();
    } finally {
      this.#database.exec('COMMIT');
    }
  }

  async #readAll(): Promise<LiveTree | undefined> {
    const facts = this.#facts();
    if (facts.get('format') !== String(FORMAT)) return undefined;
    const files: SourceFile[] = [];
    const slice = createTimeSlice();
    for (const row of this.#database.prepare(SELECT_ALL).iterate()) {
      const file = fileOf(row);
      this.#findings.recall(file, row);
      files.push(file);
      if (slice.isOver()) await slice.next();
    }
    const tree = await treeOfFiles(files);
    this.#saved = tree.files;
    if (facts.get('root') !== this.#parts.root || files.length === 0) return undefined;
    if (tree.revision !== facts.get('revision'))
      throw new Error('its revision does not fit its files');
    return { tree, switchedOff: parseSwitchedOff(facts.get('switchedOff')) };
  }

  /** Keeps a tree from now on; of several at once only the last. */
  keep(live: LiveTree): void {
    this.#pending = live;
    if (this.#isReader) return;
    this.#wake();
    this.#writing ??= this.#writeAll();
  }

  /** Writes from now on, in the place of a process that has ended. */
  startWriting(): void {
    if (!this.#isReader) return;
    this.#isReader = false;
    this.#isStrange = true;
    if (this.#pending !== undefined) this.keep(this.#pending);
  }

  /** Resolves when everything is kept and the file is closed. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#wake();
    await this.#writing;
    this.#database.close();
  }

  async #writeAll(): Promise<void> {
    try {
      do {
        await this.#writePending();
        await this.#rest();
        if (this.#pending === undefined) {
          await this.#findings.write(() => this.#pending !== undefined);
        }
      } while (this.#pending !== undefined);
    } catch (cause) {
      this.#parts.onTrouble(cause);
    } finally {
      this.#writing = undefined;
    }
  }

  async #writePending(): Promise<void> {
    while (this.#pending !== undefined) {
      if (this.#isMuch(this.#pending)) await this.#rest();
      const live = this.#pending;
      this.#pending = undefined;
      await this.#write(live);
    }
  }

  #isMuch({ tree }: LiveTree): boolean {
    return compareFiles(this.#saved, tree.files).written.length > FEW_FILES;
  }

  /** Until there is something to be kept, or nothing has come for a while. */
  async #rest(): Promise<void> {
    if (this.#isClosing) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, REST_MS).unref();
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }

  async #write({ tree, switchedOff }: LiveTree): Promise<void> {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      if (this.#isStrange) this.#forgetFiles();
      await this.#writeFiles(tree);
      this.#writeFacts({
        format: String(FORMAT),
        root: this.#parts.root,
        revision: tree.revision,
        switchedOff: JSON.stringify([...switchedOff].map(([path, names]) => [path, [...names]])),
        savedAt: new Date().toISOString(),
      });
      this.#database.exec('COMMIT');
      this.#saved = tree.files;
      this.#isStrange = false;
    } catch (cause) {
      this.#database.exec('ROLLBACK');
      throw cause;
    }
  }

  #forgetFiles(): void {
    this.#database.exec('DELETE FROM file');
    this.#findings.removeAll();
    this.#saved = [];
  }

  async #writeFiles({ files }: SourceTree): Promise<void> {
    const { written, gone } = compareFiles(this.#saved, files);
    const slice = createTimeSlice(written.length > FEW_FILES ? undefined : Infinity);
    for (const { path, digest, bytes } of written) {
      this.#upsert.run(path, digest, bytes);
      if (slice.isOver()) await slice.next();
    }
    for (const file of gone) {
      this.#remove.run(file.path);
      this.#findings.forget(file);
    }
    this.#findings.expect(written);
  }

  #writeFacts(facts: Readonly<Record<string, string>>): void {
    const upsert = this.#database.prepare(
      'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    );
    for (const [name, value] of Object.entries(facts)) upsert.run(name, value);
  }

  #facts(): ReadonlyMap<string, string> {
    const rows = this.#database.prepare('SELECT name, value FROM fact').all();
    return new Map(rows.map(({ name, value }) => [String(name), String(value)]));
  }
}

function fileOf({ path, digest, bytes }: Readonly<Record<string, unknown>>): SourceFile {
  if (
    typeof path !== 'string' ||
    !(bytes instanceof Uint8Array) ||
    hash('sha256', bytes) !== digest
  ) {
    throw new Error(`the bytes of ${String(path)} do not fit their digest`);
  }
  return Object.freeze({ path, bytes, digest });
}

function parseSwitchedOff(text = '[]'): SwitchedOff {
  const entries = JSON.parse(text) as readonly (readonly [string, readonly string[]])[];
  return new Map(entries.map(([path, names]) => [path, new Set(names)]));
}
