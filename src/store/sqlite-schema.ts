import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from './store-error.ts';

/** "idpf": tells our files from those of other programs. */
const APPLICATION_ID = 0x69647066;

/** Each brings the file from the version of its index to the next. Never edit one that shipped. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE state (
    key BLOB NOT NULL PRIMARY KEY, -- SHA-256 of model and id
    model TEXT NOT NULL,
    payload TEXT NOT NULL,         -- JSON without the id
    uid BLOB,                      -- SHA-256, as are the next two
    user_code BLOB,
    grant_id BLOB,
    expires_at INTEGER,            -- milliseconds since the epoch
    consumed_at INTEGER            -- seconds since the epoch
  ) STRICT;
  CREATE INDEX state_uid ON state (uid) WHERE uid IS NOT NULL;
  CREATE INDEX state_user_code ON state (user_code) WHERE user_code IS NOT NULL;
  CREATE INDEX state_grant_id ON state (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX state_expires_at ON state (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE counters (
    key BLOB NOT NULL PRIMARY KEY, -- SHA-256
    count INTEGER NOT NULL,
    expires_at INTEGER NOT NULL    -- milliseconds since the epoch
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX counters_expires_at ON counters (expires_at);
  `,
  // A payload has a control character where its id was, which is no JSON. What was remembered of
  // consent did not say whose it was.
  `
  DELETE FROM state WHERE model = 'Consent';
  ALTER TABLE state ADD COLUMN client_id TEXT;
  ALTER TABLE state ADD COLUMN account_id TEXT;
  ALTER TABLE state ADD COLUMN source_client_id TEXT; -- of a grant that comes from another
  UPDATE state SET
    client_id = json_extract(replace(payload, char(1), ''), '$.clientId'),
    account_id = json_extract(replace(payload, char(1), ''), '$.accountId')
    WHERE grant_id IS NULL OR model = 'Grant'; -- codes and tokens belong to their grant
  CREATE INDEX state_client_id ON state (client_id) WHERE client_id IS NOT NULL;
  CREATE INDEX state_account_id ON state (account_id) WHERE account_id IS NOT NULL;
  CREATE INDEX state_source_client_id ON state (source_client_id)
    WHERE source_client_id IS NOT NULL;
  `,
  `
  CREATE TABLE leases (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- never the same twice: it fences
    task TEXT NOT NULL UNIQUE,
    holder TEXT NOT NULL,
    expires_at INTEGER NOT NULL    -- milliseconds since the epoch
  ) STRICT;
  CREATE TABLE replicas (
    id TEXT NOT NULL PRIMARY KEY,
    replica TEXT NOT NULL,         -- JSON
    expires_at INTEGER NOT NULL    -- milliseconds since the epoch
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE documents (
    name TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
  ) STRICT;
  `,
];

/**
 * Brings the tables of a file to this version.
 * @throws StoreError when the file belongs to another program or to a newer version of this one
 */
export function migrate(database: DatabaseSync, path: string): void {
  // Two processes may open a new file at the same time: the second finds it done.
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = checkedVersion(database, path);
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration);
    if (version < MIGRATIONS.length) {
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function checkedVersion(database: DatabaseSync, path: string): number {
  const version = pragma(database, 'user_version');
  if (pragma(database, 'application_id') !== APPLICATION_ID && !isEmpty(database)) {
    throw new StoreError(
      `${path} is the database of another program: name another file in spec.storage.url`,
    );
  }
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      `${path} was written by a newer version of idpfile (storage version ${version}, this one knows ${MIGRATIONS.length}): run that version, or name another file in spec.storage.url`,
    );
  }
  return version;
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  const value = database.prepare(`PRAGMA ${name}`).get()?.[name];
  return typeof value === 'number' ? value : 0;
}
