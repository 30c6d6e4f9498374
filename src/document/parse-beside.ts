import { availableParallelism } from 'node:os';
import type { SourceFile } from '../tree/source-tree.ts';
import { rememberValues } from './known-values.ts';
import { ParseThread } from './parse-thread.ts';

/** Fewer bytes are parsed before a thread has begun. */
const WORTH_A_THREAD = 1_000_000;

/** One file of so many bytes would hold up everybody else for too long. */
const LARGE_FILE = 128_000;

const BATCH_BYTES = 64_000;

/** More threads parse faster than one can take over. */
const MOST_THREADS = 3;

/** Handed over to a thread at once, so that it never waits for the next. */
const BATCHES_AHEAD = 2;

type Batch = readonly SourceFile[];

/**
 * Parses many files in threads. Yields every file once, in no order: those that a thread has parsed,
 * so that `parseDocuments` need not, and meanwhile some that none has begun with, for the caller to
 * parse. Few files are yielded as they are. What the files come to is the same in any case.
 */
export async function* parseBeside(files: readonly SourceFile[]): AsyncGenerator<Batch> {
  if (!areWorthAThread(files)) {
    yield files;
    return;
  }
  const sharing = new Sharing(inBatches(files));
  try {
    for (;;) {
      const batch = sharing.next();
      if (batch !== undefined) yield batch;
      else if (sharing.isOver()) return;
      else await sharing.progress();
    }
  } finally {
    sharing.close();
  }
}

function areWorthAThread(files: readonly SourceFile[]): boolean {
  let bytes = 0;
  for (const file of files) {
    bytes += file.bytes.length;
    if (bytes >= WORTH_A_THREAD || file.bytes.length >= LARGE_FILE) return true;
  }
  return false;
}

/** A file that alone is as large as a batch makes one of its own. */
function inBatches(files: readonly SourceFile[]): Batch[] {
  const batches: SourceFile[][] = [];
  let last: SourceFile[] = [];
  let room = 0;
  for (const file of files) {
    if (file.bytes.length > room) {
      last = [];
      batches.push(last);
      room = BATCH_BYTES;
    }
    last.push(file);
    room -= file.bytes.length;
  }
  return batches;
}

/** Who parses what: threads take batches from the end, the caller takes small ones from the front. */
class Sharing {
  readonly #queue: Batch[];
  readonly #parsed: Batch[] = [];
  readonly #threads: readonly ParseThread[];
  /** Threads that still take batches. */
  #working: number;
  #progress = Promise.withResolvers<void>();

  constructor(batches: Batch[]) {
    this.#queue = batches;
    const count = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
    this.#threads = Array.from({ length: count }, () => new ParseThread());
    this.#working = count;
    for (const thread of this.#threads) void this.#employ(thread);
  }

  /** What can be taken over at once: nothing while all that is left is with the threads. */
  next(): Batch | undefined {
    const parsed = this.#parsed.shift();
    if (parsed !== undefined) return parsed;
    const [first] = this.#queue;
    const isOurs = this.#working === 0 || (first !== undefined && isSmall(first));
    return isOurs ? this.#queue.shift() : undefined;
  }

  isOver(): boolean {
    return this.#working === 0 && this.#queue.length === 0 && this.#parsed.length === 0;
  }

  /** Resolves when there may be something more. */
  progress(): Promise<void> {
    return this.#progress.promise;
  }

  close(): void {
    for (const thread of this.#threads) thread.close();
  }

  async #employ(thread: ParseThread): Promise<void> {
    const turns = Array.from({ length: BATCHES_AHEAD }, () => this.#parseIn(thread));
    await Promise.all(turns);
    this.#working -= 1;
    this.#tell();
  }

  async #parseIn(thread: ParseThread): Promise<void> {
    for (let batch = this.#queue.pop(); batch !== undefined; batch = this.#queue.pop()) {
      try {
        const values = await thread.parse(batch);
        for (const [place, file] of batch.entries()) {
          const json = values[place];
          if (json !== undefined) rememberValues(file, json);
        }
        this.#parsed.push(batch);
      } catch {
        // Without the thread it only takes longer.
        this.#queue.push(batch);
        return;
      } finally {
        this.#tell();
      }
    }
  }

  #tell(): void {
    this.#progress.resolve();
    this.#progress = Promise.withResolvers();
  }
}

function isSmall(batch: Batch): boolean {
  return batch.length > 1 || (batch[0]?.bytes.length ?? 0) < BATCH_BYTES;
}
