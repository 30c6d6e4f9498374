import { PLAIN, type AtRest } from './at-rest.ts';
import { ANSWER_MS, within } from './deadline.ts';
import { firstReason } from './first-reason.ts';
import { createOutageLog } from './outage-log.ts';
import { StoreUnavailable } from './store.ts';

/** What a command of Redis answers. */
export type Reply = string | number | boolean | null | undefined | readonly Reply[];

/** The commands of one, two or many servers: each is about one key, or about one server. */
export type RedisServers = Readonly<{
  /** Sends a command to the server that has the key. */
  send: (key: string, words: readonly string[]) => Promise<unknown>;
  /** One for each server that has keys of its own: sends a command to that server. */
  each: () => Promise<readonly ((words: readonly string[]) => Promise<unknown>)[]>;
  /** Gives up all connections and makes others, in the background. */
  renew: () => Promise<void>;
  close: () => Promise<void>;
}>;

/**
 * Every call is about a single key, so that a Redis Cluster needs no key to be near another. Where
 * something takes two, their order makes up for what is not one step.
 */
export type RedisConnection = Readonly<{
  /** The time in milliseconds since the epoch. */
  clock: () => number;
  atRest: AtRest;
  command: (key: string, name: string, ...words: readonly string[]) => Promise<Reply>;
  /** The whole script each time: Redis knows it by its hash, and a server that was restarted too. */
  run: (script: string, key: string, ...words: readonly string[]) => Promise<Reply>;
  /** The keys that begin so, a step at a time; one may come twice. */
  scan: (beginning: string) => AsyncGenerator<readonly string[]>;
  /** The answers of all servers that have keys of their own. */
  ask: (...words: readonly string[]) => Promise<readonly Reply[]>;
  close: () => Promise<void>;
}>;

/** Keys that a server looks at between two commands of others: below a millisecond. */
const SCAN_STEP = '500';

/** Where every command has failed for so long, connections are made anew. */
const SILENCE_MS = 5000;

type ConnectionOptions = Readonly<{ clock: () => number; timeoutMs?: number }>;

export function createRedisConnection(
  servers: RedisServers,
  { clock, timeoutMs = ANSWER_MS }: ConnectionOptions,
): RedisConnection {
  const outage = createOutageLog();
  let lastAnswer = performance.now();

  async function answered<T>(call: () => Promise<T>): Promise<T> {
    try {
      const answer = await within(timeoutMs, call());
      lastAnswer = performance.now();
      outage.answered();
      return answer;
    } catch (error) {
      const failure = redisFailure(error);
      outage.failed(failure.message);
      renewOld();
      throw failure;
    }
  }

  /** A connection may be dead without knowing, or lead to a server that takes no writes any more. */
  function renewOld(): void {
    const now = performance.now();
    if (now - lastAnswer < SILENCE_MS) return;
    lastAnswer = now;
    void servers.renew();
  }

  const send = async (key: string, words: readonly string[]) =>
    toReply(await answered(() => servers.send(key, words)));

  return {
    clock,
    atRest: PLAIN,
    command: (key, name, ...words) => send(key, [name, key, ...words]),
    run: (script, key, ...words) => send(key, ['EVAL', script, '1', key, ...words]),
    async *scan(beginning) {
      for (const ask of await answered(servers.each)) {
        let cursor = '0';
        do {
          const words = ['SCAN', cursor, 'MATCH', `${beginning}*`, 'COUNT', SCAN_STEP];
          const [next, keys] = listOf(toReply(await answered(() => ask(words))));
          yield textsIn(keys);
          cursor = String(next);
        } while (cursor !== '0');
      }
    },
    ask: async (...words) => {
      const each = await answered(servers.each);
      return Promise.all(each.map(async (ask) => toReply(await answered(() => ask(words)))));
    },
    close: servers.close,
  };
}

/** What a caller of the store sees of an error. */
export function redisFailure(error: unknown): StoreUnavailable {
  return error instanceof StoreUnavailable
    ? error
    : new StoreUnavailable(`the state store failed: ${reasonOf(error)}`);
}

/** Of what a server answers its first word only: the rest may repeat what it was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const [, code] = /^([A-Z]{2,}) /.exec(error.message) ?? [];
  if (code !== undefined) return code;
  if (error instanceof AggregateError) return firstReason(error);
  return error.message;
}

/** The items of an answer that is a list. */
export function listOf(reply: Reply): readonly Reply[] {
  return typeof reply === 'object' && reply !== null ? reply : [];
}

export function textsIn(reply: Reply): readonly string[] {
  return listOf(reply).filter((item) => typeof item === 'string');
}

function toReply(answer: unknown): Reply {
  if (Array.isArray(answer)) return answer.map(toReply);
  if (Buffer.isBuffer(answer)) return answer.toString();
  const isPlain =
    typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean';
  return isPlain ? answer : null;
}
