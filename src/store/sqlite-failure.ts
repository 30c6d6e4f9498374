import { StoreUnavailable } from './store.ts';

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/** Another connection is writing: worth another try. */
export function isBusy(error: unknown): boolean {
  return primaryCode(error) === SQLITE_BUSY;
}

/** The file holds something else than a database. */
export function isNotADatabase(error: unknown): boolean {
  return primaryCode(error) === SQLITE_NOTADB;
}

/** What a caller of the store sees of an error: our own errors as they are, the engine's wrapped. */
export function storeFailure(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  return new StoreUnavailable(`the state store failed: ${error.message}`, { cause: error });
}

function primaryCode(error: unknown): number | undefined {
  if (!isSqliteError(error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function isSqliteError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_SQLITE_ERROR' || error.code === 'ERR_INVALID_STATE')
  );
}
