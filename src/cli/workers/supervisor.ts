import type { Worker } from 'node:cluster';
import { log } from '../../log.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { AgreedSettings } from './agreed-settings.ts';
import type { Question } from './crew.ts';
import { isNotice, type Notice, type Order } from './messages.ts';
import { Questions } from './questions.ts';
import { Restarts } from './restarts.ts';

/** So many workers in a row that cannot start end a server that has not begun to serve as a whole. */
const MOST_FAILED_STARTS = 5;

/**
 * Keeps workers running. The first one starts alone: what is wrong with the directory is said once.
 * One that serves leads the others: it does what one is enough for.
 */
export class Supervisor {
  readonly #size: number;
  readonly #fork: () => Worker;
  readonly #running = new Set<Worker>();
  /** In the order in which they began to serve. */
  readonly #serving = new Set<Worker>();
  readonly #questions = new Questions();
  readonly #restarts = new Restarts();
  readonly #ended = Promise.withResolvers<ExitCode>();
  #leader: Worker | undefined;
  #agreed: AgreedSettings | undefined;
  #failedStarts = 0;
  #isComplete = false;
  /** What to end with; undefined while it goes on. */
  #endsWith: ExitCode | undefined;

  constructor(size: number, fork: () => Worker) {
    this.#size = size;
    this.#fork = fork;
  }

  /** Resolves when all workers have ended, to what this process ends with. */
  run(): Promise<ExitCode> {
    this.#start();
    return this.#ended.promise;
  }

  /** Has all workers let the requests under way end, and end themselves. */
  stop(): void {
    this.#endWith(EXIT.ok);
  }

  /** Passes a SIGHUP on. A worker that only starts reads the files anyway. */
  hangUp(): void {
    for (const worker of this.#serving) worker.process.kill('SIGHUP');
  }

  #start(): void {
    const worker = this.#fork();
    this.#running.add(worker);
    worker.on('message', (message: unknown) => {
      if (isNotice(message)) this.#heed(worker, message);
    });
    worker.once('exit', (code, signal) => this.#lost(worker, code, signal));
    // It has ended, and is about to be missed anyway.
    worker.on('error', (err) => log.debug({ err }, 'a worker cannot be told'));
    const isFirst = this.#agreed === undefined;
    if (isFirst) this.#leader = worker;
    order(worker, { kind: 'begin', leads: isFirst, agreed: this.#agreed });
  }

  #heed(worker: Worker, notice: Notice): void {
    switch (notice.kind) {
      case 'serves':
        return this.#serves(worker, notice.settings);
      case 'ask':
        return void this.#askAll(worker, notice.id, notice.question);
      case 'answer':
        return this.#questions.answered(worker, notice.id, notice.value);
    }
  }

  #serves(worker: Worker, settings: AgreedSettings): void {
    const isFirst = this.#agreed === undefined;
    this.#agreed ??= settings;
    this.#failedStarts = 0;
    this.#serving.add(worker);
    if (this.#endsWith !== undefined) return order(worker, { kind: 'stop' });
    this.#restarts.began(worker.id);
    this.#appoint();
    if (isFirst) for (let count = 1; count < this.#size; count += 1) this.#start();
    if (this.#serving.size < this.#size) return;
    this.#isComplete = true;
    const pids = [...this.#serving].map((one) => one.process.pid);
    log.info({ pids }, 'all workers serve');
  }

  #appoint(): void {
    if (this.#leader !== undefined) return;
    [this.#leader] = this.#serving;
    if (this.#leader !== undefined) order(this.#leader, { kind: 'lead' });
  }

  async #askAll(asking: Worker, id: number, question: Question): Promise<void> {
    const answers = await this.#questions.ask([...this.#serving], question);
    if (asking.isConnected()) order(asking, { kind: 'answers', id, answers });
  }

  #lost(worker: Worker, code: number | null, signal: string | null): void {
    this.#running.delete(worker);
    const hasServed = this.#serving.delete(worker);
    this.#questions.gone(worker);
    if (this.#leader === worker) this.#leader = undefined;
    if (this.#endsWith !== undefined) return this.#endIfAlone();
    if (!hasServed) this.#failedStarts += 1;
    if (this.#isHopeless()) {
      // Else it has said why.
      if (signal !== null) log.error({ worker: worker.id, signal }, 'a worker cannot start');
      return this.#endWith(exitCodeFrom(code));
    }
    const inMs = this.#restarts.delayAfter(worker.id);
    const {
      id,
      process: { pid },
    } = worker;
    log.error({ worker: id, pid, code, signal, inMs }, 'a worker has ended: starting another');
    this.#appoint();
    this.#restarts.after(inMs, () => this.#start());
  }

  /** The first worker says by how it ends that the server cannot start. */
  #isHopeless(): boolean {
    if (this.#agreed === undefined) return true;
    return this.#failedStarts >= MOST_FAILED_STARTS && !this.#isComplete;
  }

  #endWith(code: ExitCode): void {
    this.#endsWith ??= code;
    this.#restarts.cancel();
    for (const worker of this.#running) {
      if (this.#serving.has(worker)) order(worker, { kind: 'stop' });
      else worker.process.kill('SIGTERM');
    }
    this.#endIfAlone();
  }

  #endIfAlone(): void {
    if (this.#running.size === 0) this.#ended.resolve(this.#endsWith ?? EXIT.ok);
  }
}

function order(worker: Worker, what: Order): void {
  worker.send(what);
}

/** A worker that was killed, or has failed in another way, says nothing about the files. */
function exitCodeFrom(code: number | null): ExitCode {
  return (
    Object.values(EXIT).find((known) => known === code && code !== EXIT.ok) ?? EXIT.notEvaluated
  );
}
