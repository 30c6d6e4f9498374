import cluster from 'node:cluster';
import { log } from '../../log.ts';
import { agreedSettings, settingsAgreedOn } from './agreed-settings.ts';
import { untilSignalled, type Answer, type Crew, type Question } from './crew.ts';
import { isOrder, type Notice, type Order } from './messages.ts';

type OrderOf<K extends Order['kind']> = Extract<Order, { kind: K }>;

/** Makes this process, which a supervisor has started, one of those that serve together. */
export async function joinCrew(): Promise<Crew> {
  log.setBindings({ worker: cluster.worker?.id });
  const member = new Member();
  process.on('message', (message: unknown) => {
    if (isOrder(message)) member.obey(message);
  });
  const { agreed } = await member.begun;
  return {
    isAlone: false,
    agreed: agreed && settingsAgreedOn(agreed),
    leads: () => member.leads,
    onceLeading: (act) => void member.leading.then(act),
    answer: (answer) => {
      member.answer = answer;
    },
    askAll: (question) => member.askAll(question),
    serves: (settings) => tell({ kind: 'serves', settings: agreedSettings(settings) }),
    untilAskedToStop: () => Promise.race([member.stopped, untilSignalled()]),
  };
}

/** What a process has been told by its supervisor, and waits to hear. */
class Member {
  readonly #begun = Promise.withResolvers<OrderOf<'begin'>>();
  readonly #leading = Promise.withResolvers<void>();
  readonly #stopped = Promise.withResolvers<void>();
  readonly #asked = new Map<number, (answers: readonly unknown[]) => void>();
  #lastId = 0;
  leads = false;
  answer: Answer = async () => undefined;

  readonly begun = this.#begun.promise;
  readonly leading = this.#leading.promise;
  readonly stopped = this.#stopped.promise;

  obey(order: Order): void {
    switch (order.kind) {
      case 'begin':
        if (order.leads) this.#lead();
        return this.#begun.resolve(order);
      case 'lead':
        return this.#lead();
      case 'stop':
        return this.#stopped.resolve();
      case 'question':
        return void this.#answerTo(order);
      case 'answers':
        this.#asked.get(order.id)?.(order.answers);
        this.#asked.delete(order.id);
    }
  }

  askAll(question: Question): Promise<readonly unknown[]> {
    const { promise, resolve } = Promise.withResolvers<readonly unknown[]>();
    this.#lastId += 1;
    this.#asked.set(this.#lastId, resolve);
    tell({ kind: 'ask', id: this.#lastId, question });
    return promise;
  }

  #lead(): void {
    this.leads = true;
    this.#leading.resolve();
  }

  async #answerTo({ id, question }: OrderOf<'question'>): Promise<void> {
    try {
      tell({ kind: 'answer', id, value: await this.answer(question) });
    } catch (err) {
      log.error({ err, question: question.kind }, 'a question to all workers failed');
      tell({ kind: 'answer', id });
    }
  }
}

/** Without a supervisor there is nobody to tell: Node ends a worker that has lost it. */
function tell(notice: Notice): void {
  if (process.connected) process.send?.(notice);
}
