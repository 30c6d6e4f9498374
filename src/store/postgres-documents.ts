import type { Documents } from './documents.ts';
import type { PostgresConnection, Statement } from './postgres-connection.ts';

const FIND: Statement = {
  name: 'document',
  text: 'SELECT text FROM idpfile_documents WHERE name = $1',
};
const CREATE: Statement = {
  name: 'create-document',
  // Only a row that was written comes back: the one that stands is written as it is.
  text: `
    INSERT INTO idpfile_documents AS old (name, text) VALUES ($1, $2)
    ON CONFLICT (name) DO UPDATE SET text = old.text RETURNING text`,
};
const REPLACE: Statement = {
  name: 'replace-document',
  text: 'UPDATE idpfile_documents SET text = $3 WHERE name = $1 AND text = $2',
};

/** Texts by their names. */
export function createPostgresDocuments({ run }: PostgresConnection): Documents {
  return {
    async document(name) {
      const { rows } = await run(FIND, [name]);
      return rows[0] && String(rows[0]['text']);
    },
    async createDocument(name, text) {
      const { rows } = await run(CREATE, [name, text]);
      return String(rows[0]?.['text']);
    },
    replaceDocument: async (name, before, after) =>
      (await run(REPLACE, [name, before, after])).count === 1,
  };
}
