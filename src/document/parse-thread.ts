import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../tree/source-tree.ts';
import { packFiles } from './file-batch.ts';

/** By file, the documents as a JSON array; undefined where a closer look is needed. */
export type PlainValues = readonly (string | undefined)[];

/** Compiled it has another ending. */
const SCRIPT = new URL(`./parse-worker${extname(import.meta.filename)}`, import.meta.url);

/** A thread that parses files, batch after batch. */
export class ParseThread {
  readonly #worker: Worker;
  /** In the order of the batches that were sent. */
  readonly #waiting: PromiseWithResolvers<PlainValues>[] = [];
  #end: Error | undefined;

  constructor() {
    this.#worker = new Worker(SCRIPT, {
      env: {},
      // A diagnostic report of the process has a part of each thread, the whole environment included.
      execArgv: ['--report-exclude-env'],
    });
    this.#worker.on('message', (values: PlainValues) => this.#waiting.shift()?.resolve(values));
    this.#worker.on('error', (cause) => this.#failAll(cause));
    this.#worker.on('exit', () => this.#failAll(undefined));
  }

  /** Rejects when the thread has come to an end, for whatever reason. */
  parse(files: readonly SourceFile[]): Promise<PlainValues> {
    const answer = Promise.withResolvers<PlainValues>();
    if (this.#end !== undefined) return Promise.reject(this.#end);
    this.#waiting.push(answer);
    const batch = packFiles(files);
    this.#worker.postMessage(batch, [batch.bytes.buffer]);
    return answer.promise;
  }

  close(): void {
    void this.#worker.terminate();
  }

  #failAll(cause: unknown): void {
    this.#end ??= new Error('the thread that parses has ended', { cause });
    for (const { reject } of this.#waiting.splice(0)) reject(this.#end);
  }
}
