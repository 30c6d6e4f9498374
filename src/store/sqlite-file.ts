import { mkdir, open, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isNotADatabase } from './sqlite-failure.ts';
import { migrate } from './sqlite-schema.ts';
import { StoreError } from './store-error.ts';

/** While opening, another process may be creating the same tables. */
const OPENING_BUSY_MS = 5000;

/** Afterwards a busy file is tried again from the event loop, which a wait in here would block. */
const BUSY_MS = 20;

/** Types that statfs(2) reports for disks of another machine. */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
]);

/**
 * Opens a database file, created if need be: readable for its owner only, each commit on the disk
 * before it returns.
 * @throws StoreError when the file cannot be used
 */
export async function openDatabaseFile(path: string): Promise<DatabaseSync> {
  try {
    await createPrivateFile(path);
    return openDatabase(path);
  } catch (error) {
    throw explained(error, path);
  }
}

/** The name of a file system on which the write-ahead log is not safe. */
export function networkFileSystem(type: number): string | undefined {
  // statfs gives a signed number on some platforms.
  return NETWORK_FILE_SYSTEMS.get(type >>> 0);
}

async function createPrivateFile(path: string): Promise<void> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const network = networkFileSystem((await statfs(directory)).type);
  if (network !== undefined) {
    throw new StoreError(
      `${path} lies on ${network}, where SQLite loses data: name a file on a local disk in spec.storage.url`,
    );
  }
  // SQLite gives the log files beside it the same mode.
  const file = await open(path, 'a', 0o600);
  await file.close();
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: OPENING_BUSY_MS });
  try {
    const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode;
    if (mode !== 'wal')
      throw new StoreError(`${path} cannot keep a write-ahead log: move it to a local disk`);
    database.exec(
      'PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000',
    );
    migrate(database, path);
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function explained(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  if (isNotADatabase(error)) {
    return new StoreError(
      `${path} is not a SQLite database: move it away, or name another file in spec.storage.url`,
      { cause: error },
    );
  }
  return new StoreError(`cannot open the state store ${path}: ${error.message}`, { cause: error });
}
