import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { watchForStall } from './stall-watch.ts';
import type { KeyHandle } from './x25519-key.ts';

/** A file, and the one key to open it with. */
export type SopsAgeQuestion = Readonly<{
  text: string;
  fileType: 'yaml' | 'json' | 'env';
  secretKey: KeyHandle;
}>;

export type SopsAgeAnswer = Readonly<{ ok: true; value: unknown }> | SopsAgeRefusal;

/** `stalled`: it did not come to an end with the file. */
export type SopsAgeRefusal = Readonly<{ ok: false; stalled?: true }>;

/** How many questions the thread has ever begun with, which it tells while it works. */
export type BegunQuestions = Int32Array<SharedArrayBuffer>;

/** Compiled it has another ending. */
const SCRIPT = new URL(`./sops-age-worker${extname(import.meta.filename)}`, import.meta.url);

type Waiting = Readonly<{
  question: SopsAgeQuestion;
  answer: PromiseWithResolvers<SopsAgeAnswer>;
}>;

/** So that the thread never waits for the next. */
const BATCHES_AHEAD = 2;

/** What is not handed over yet another thread could do. */
const LARGEST_BATCH = 16;

/**
 * A thread in which sops-age decrypts: it takes longer than our own reader, and a third of a second to
 * be loaded. Nothing that it prints leaves the thread.
 */
class SopsAgeThread {
  readonly #worker: Worker;
  /** Not handed over yet. */
  readonly #queue: Waiting[] = [];
  /** Handed over, in the order of the answers to come. */
  readonly #sent: (readonly Waiting[])[] = [];
  #load = 0;
  #answered = 0;
  #hasEnded = false;
  readonly #begun: BegunQuestions = new Int32Array(new SharedArrayBuffer(4));
  #stopWatch: (() => void) | undefined;

  constructor() {
    this.#worker = new Worker(SCRIPT, {
      workerData: this.#begun,
      env: {},
      // A diagnostic report of the process has a part of each thread, the whole environment included.
      execArgv: ['--report-exclude-env'],
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', (answers: readonly SopsAgeAnswer[]) => this.#settle(answers));
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
    this.#worker.unref();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** How many wait for an answer. */
  get load(): number {
    return this.#load;
  }

  ask(question: SopsAgeQuestion): Promise<SopsAgeAnswer> {
    const answer = Promise.withResolvers<SopsAgeAnswer>();
    this.#queue.push({ question, answer });
    this.#load += 1;
    // Somebody waits: the process may not end before the answer.
    this.#worker.ref();
    this.#stopWatch ??= watchForStall(
      () => (this.#place < 0 ? undefined : Atomics.load(this.#begun, 0)),
      () => this.#giveUp(),
    );
    this.#send();
    return answer.promise;
  }

  /** What is asked while the thread has enough to do is handed over together: to wake it costs more. */
  #send(): void {
    if (this.#sent.length === BATCHES_AHEAD || this.#queue.length === 0) return;
    const batch = this.#queue.splice(0, LARGEST_BATCH);
    this.#sent.push(batch);
    this.#worker.postMessage(batch.map(({ question }) => question));
  }

  #settle(answers: readonly SopsAgeAnswer[]): void {
    const batch = this.#sent.shift() ?? [];
    this.#load -= batch.length;
    this.#answered += batch.length;
    this.#send();
    if (this.#load === 0) this.#rest();
    for (const [place, { answer }] of batch.entries()) {
      const given = answers[place];
      if (given === undefined) answer.reject(ended());
      else answer.resolve(given);
    }
  }

  #rest(): void {
    this.#worker.unref();
    this.#stopWatch?.();
    this.#stopWatch = undefined;
  }

  /** Which of the unanswered questions it is at: the first is 0, and -1 none of them. */
  get #place(): number {
    return Atomics.load(this.#begun, 0) - this.#answered - 1;
  }

  /** The file that holds it up is refused; what waits behind it is asked of another thread. */
  #giveUp(): void {
    const place = this.#place;
    void this.#worker.terminate();
    for (const [index, { question, answer }] of this.#abandon().entries()) {
      answer.resolve(index === place ? { ok: false, stalled: true } : askSopsAge(question));
    }
  }

  #end(): void {
    for (const { answer } of this.#abandon()) answer.reject(ended());
  }

  /** Takes no more questions. @returns those without an answer, in their order */
  #abandon(): readonly Waiting[] {
    this.#hasEnded = true;
    this.#load = 0;
    this.#stopWatch?.();
    return [...this.#sent.splice(0).flat(), ...this.#queue.splice(0)];
  }
}

/** Without a cause: that of a library can hold a key. */
function ended(): Error {
  return new Error('the thread of the second decryptor (sops-age) has ended');
}

/** One core is for the main thread, and a third decryptor would wait for it most of the time. */
const MOST_THREADS = Math.max(1, Math.min(2, availableParallelism() - 1));

/** As many questions wait before another thread is worth its start. */
const CROWD = BATCHES_AHEAD * LARGEST_BATCH;

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
