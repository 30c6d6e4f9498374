import { setTimeout } from 'node:timers/promises';
import { tokenStatus } from './token-status.ts';

/** One question to the token endpoint and its answer. */
export type Answer = Readonly<{
  secret: string;
  /** 0: no answer at all. */
  status: number;
  ms: number;
}>;

/** A client that asks for tokens all the time. */
export type TokenLoad = Readonly<{
  answers: readonly Answer[];
  /** Asks with another secret from now on; resolves when nothing asked with an earlier one is open. */
  use(secret: string): Promise<void>;
  /** Resolves when as many answers more have come. */
  more(count: number): Promise<void>;
  /** Resolves when the last question has been answered. */
  stop(): Promise<void>;
}>;

/** Asks for tokens at an even pace, whether or not the answers keep up. */
export function startTokenLoad(
  issuer: Readonly<{ url: string }>,
  { client, secret, perSecond }: Readonly<{ client: string; secret: string; perSecond: number }>,
): TokenLoad {
  const answers: Answer[] = [];
  const asked = new Set<Promise<void>>();
  let current = secret;
  let isOver = false;

  async function ask(): Promise<void> {
    const began = performance.now();
    const used = current;
    const status = await tokenStatus(issuer, client, used).catch(() => 0);
    answers.push({ secret: used, status, ms: performance.now() - began });
  }

  async function keepAsking(): Promise<void> {
    const began = performance.now();
    for (let count = 0; !isOver; count += 1) {
      const question = ask().finally(() => asked.delete(question));
      asked.add(question);
      const due = began + ((count + 1) * 1_000) / perSecond;
      await setTimeout(Math.max(0, due - performance.now()));
    }
  }

  const asking = keepAsking();
  return {
    answers,
    use: async (next) => {
      current = next;
      await Promise.all(asked);
    },
    more: async (count) => {
      for (const enough = answers.length + count; answers.length < enough;) await setTimeout(10);
    },
    stop: async () => {
      isOver = true;
      await asking;
      await Promise.all(asked);
    },
  };
}
