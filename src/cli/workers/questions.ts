import type { Worker } from 'node:cluster';
import { log } from '../../log.ts';
import type { Question } from './crew.ts';
import type { Order } from './messages.ts';

/** A hundred thousand files on a cold disk take a while; the rest is in memory. */
const WITHIN_MS = { status: 5_000, metrics: 5_000, reload: 110_000 } as const satisfies Record<
  Question['kind'],
  number
>;

type Asked = {
  readonly waitsFor: Set<Worker>;
  readonly answers: Map<Worker, unknown>;
  readonly end: () => void;
};

/** Puts questions to several workers and gathers what they answer. */
export class Questions {
  readonly #asked = new Map<number, Asked>();
  #lastId = 0;

  /**
   * Resolves to the answers, in the order of the workers. One that ends meanwhile, cannot answer or
   * takes too long is left out.
   */
  async ask(workers: readonly Worker[], question: Question): Promise<readonly unknown[]> {
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve: end } = Promise.withResolvers<void>();
    const asked: Asked = { waitsFor: new Set(workers), answers: new Map(), end };
    this.#asked.set(id, asked);
    const timer = setTimeout(() => {
      const silent = [...asked.waitsFor].map((worker) => worker.id);
      log.warn({ workers: silent, question: question.kind }, 'workers do not answer');
      end();
    }, WITHIN_MS[question.kind]);
    for (const worker of workers) worker.send({ kind: 'question', id, question } satisfies Order);
    if (workers.length === 0) end();
    await promise;
    clearTimeout(timer);
    this.#asked.delete(id);
    const answers = workers.map((worker) => asked.answers.get(worker));
    return answers.filter((answer) => answer !== undefined);
  }

  /** To be told of each answer. */
  answered(worker: Worker, id: number, value: unknown): void {
    const asked = this.#asked.get(id);
    if (asked === undefined) return;
    asked.answers.set(worker, value);
    leaveOut(worker, asked);
  }

  /** To be told of each worker that has ended. */
  gone(worker: Worker): void {
    for (const asked of this.#asked.values()) leaveOut(worker, asked);
  }
}

function leaveOut(worker: Worker, { waitsFor, end }: Asked): void {
  waitsFor.delete(worker);
  if (waitsFor.size === 0) end();
}
