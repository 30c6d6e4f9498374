import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A file, and the one key to open it with. */
export type SopsAgeQuestion = Readonly<{
  text: string;
  fileType: 'yaml' | 'json' | 'env';
  secretKey: string;
}>;

export type SopsAgeAnswer = Readonly<{ ok: true; value: unknown }> | Readonly<{ ok: false }>;

/** Compiled it has another ending. */
const SCRIPT = new URL(`./sops-age-worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * A thread in which sops-age decrypts: it takes longer than our own reader, and a third of a second to
 * be loaded. Nothing that it prints leaves the thread.
 */
class SopsAgeThread {
  readonly #worker: Worker;
  /** In the order of the questions. */
  readonly #waiting: PromiseWithResolvers<SopsAgeAnswer>[] = [];
  #hasEnded = false;

  constructor() {
    this.#worker = new Worker(SCRIPT, {
      env: {},
      // A diagnostic report of the process has a part of each thread, the whole environment included.
      execArgv: ['--report-exclude-env'],
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', (answer: SopsAgeAnswer) => this.#settle(answer));
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
    this.#worker.unref();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** How many wait for an answer. */
  get load(): number {
    return this.#waiting.length;
  }

  ask(question: SopsAgeQuestion): Promise<SopsAgeAnswer> {
    const answer = Promise.withResolvers<SopsAgeAnswer>();
    this.#waiting.push(answer);
    // Somebody waits: the process may not end before the answer.
    this.#worker.ref();
    this.#worker.postMessage(question);
    return answer.promise;
  }

  #settle(answer: SopsAgeAnswer): void {
    this.#waiting.shift()?.resolve(answer);
    if (this.#waiting.length === 0) this.#worker.unref();
  }

  /** Without a cause: that of a library can hold a key. */
  #end(): void {
    this.#hasEnded = true;
    for (const { reject } of this.#waiting.splice(0)) {
      reject(new Error('the thread of the second decryptor (sops-age) has ended'));
    }
  }
}

/** One more would only take the main thread's place. */
const MOST_THREADS = 2;

/** As many questions wait before another thread is worth its start. */
const CROWD = 3;

let threads: readonly SopsAgeThread[] = [];

/** Begins a thread before there is anything to ask: it takes a third of a second until it answers. */
export function prepareSopsAge(): void {
  if (threads.length === 0) threads = [new SopsAgeThread()];
}

/**
 * Asks sops-age for the data of a file.
 * @throws Error when its thread comes to an end, for want of memory for one
 */
export function askSopsAge(question: SopsAgeQuestion): Promise<SopsAgeAnswer> {
  threads = threads.filter((thread) => !thread.hasEnded);
  const [idlest] = threads.toSorted((a, b) => a.load - b.load);
  if (idlest !== undefined && (idlest.load < CROWD || threads.length === MOST_THREADS)) {
    return idlest.ask(question);
  }
  const thread = new SopsAgeThread();
  threads = [...threads, thread];
  return thread.ask(question);
}
