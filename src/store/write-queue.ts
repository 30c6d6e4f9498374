import type { DatabaseSync } from 'node:sqlite';
import { isBusy, storeFailure } from './sqlite-failure.ts';

/** So many writes share a commit: more would hold the event loop for too long. */
const BATCH = 512;

/** With the busy timeout of the connection and the pause between tries: about one second. */
const TRIES_WHILE_BUSY = 50;

/** Writes of one event-loop turn, committed together: one wait for the disk instead of many. */
export type WriteQueue = Readonly<{
  /**
   * Runs a write in the next transaction; resolves with its result once that is durable. What the
   * write itself throws reaches its caller only; a write that throws must not have changed anything.
   * @throws StoreUnavailable when the database cannot commit
   */
  add: <T>(write: () => T) => Promise<T>;
  /** Waits until every write added so far is through. */
  drain: () => Promise<void>;
}>;

type QueuedWrite = Readonly<{
  /** Runs the statements; the function that comes back tells the caller, after the commit. */
  run: () => () => void;
  reject: (reason: unknown) => void;
}>;

export function createWriteQueue(database: DatabaseSync): WriteQueue {
  let waiting: QueuedWrite[] = [];
  let scheduled = false;
  let tries = 0;

  function add<T>(write: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.push({ run: () => runOne(database, write, { resolve, reject }), reject });
      schedule();
    });
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    scheduled = false;
    try {
      database.exec('BEGIN IMMEDIATE');
    } catch (error) {
      tryAgainOrGiveUp(error);
      return;
    }
    tries = 0;
    const batch = waiting.slice(0, BATCH);
    waiting = waiting.slice(BATCH);
    commit(database, batch);
    if (waiting.length > 0) schedule();
  }

  function tryAgainOrGiveUp(error: unknown): void {
    tries += 1;
    if (isBusy(error) && tries < TRIES_WHILE_BUSY) {
      scheduled = true;
      // Uneven pauses, so that two processes do not keep step.
      setTimeout(flush, 1 + Math.random() * 3);
      return;
    }
    tries = 0;
    const failed = waiting;
    waiting = [];
    for (const write of failed) write.reject(storeFailure(error));
  }

  return {
    add,
    async drain() {
      // Nothing overtakes in the queue: when an empty write is through, so is all before it.
      await Promise.allSettled([add(() => undefined)]);
    },
  };
}

function commit(database: DatabaseSync, batch: readonly QueuedWrite[]): void {
  try {
    const settlements = batch.map((write) => write.run());
    database.exec('COMMIT');
    for (const settle of settlements) settle();
  } catch (error) {
    for (const write of batch) write.reject(storeFailure(error));
    rollBack(database);
  }
}

function rollBack(database: DatabaseSync): void {
  try {
    if (database.isTransaction) database.exec('ROLLBACK');
  } catch {
    // The next BEGIN fails for the same reason and tells it to its callers.
  }
}

function runOne<T>(
  database: DatabaseSync,
  write: () => T,
  caller: Readonly<{ resolve: (value: T) => void; reject: (reason: unknown) => void }>,
): () => void {
  try {
    const value = write();
    return () => caller.resolve(value);
  } catch (error) {
    // A full disk or a read error ends the whole transaction, and takes earlier writes with it.
    if (!database.isTransaction) throw error;
    return () => caller.reject(storeFailure(error));
  }
}
