import type { Documents } from './documents.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** Texts by their names. */
export function createSqliteDocuments({ database, read, write }: SqliteConnection): Documents {
  const find = database.prepare('SELECT text FROM documents WHERE name = ?');
  const create = database.prepare(`
    INSERT INTO documents (name, text) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET text = documents.text RETURNING text`);
  const replace = database.prepare('UPDATE documents SET text = ?3 WHERE name = ?1 AND text = ?2');

  return {
    document: (name) =>
      read(() => {
        const row = find.get(name);
        return row === undefined ? undefined : String(row.text);
      }),
    createDocument: (name, text) => write(() => String(create.get(name, text)?.text)),
    replaceDocument: (name, before, after) =>
      write(() => replace.run(name, before, after).changes === 1),
  };
}
