import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LoadRequest } from './load-generator.ts';
import { DIALECTS, type OperationName } from './operations.ts';
import type { Server } from './servers.ts';

/** Enough to keep a server busy, few enough for the engine's own store of a thousand rows. */
const CONNECTIONS = 16;

/** By then the compiler has seen what runs often. */
const WARM_UP_MS = 6_000;

/** A load generator in a process of its own. */
export type Load = Readonly<{
  /** Has an operation done again and again for a while; resolves to how often it was done. */
  on(server: Server, asked: Pick<LoadRequest, 'operation' | 'forMs'>): Promise<number>;
  /** Has it done until nothing more is gained by doing it again. */
  warmUp(server: Server, operation: OperationName): Promise<void>;
  stop(): void;
}>;

export function startLoad(): Load {
  const generator = fork(join(import.meta.dirname, 'load-generator.ts'));
  const on: Load['on'] = async ({ kind, target, name }, { operation, forMs }) => {
    const connections = DIALECTS[kind].connections ?? CONNECTIONS;
    const answered = once(generator, 'message');
    generator.send({ operation, kind, target, connections, forMs } satisfies LoadRequest);
    const [answer]: unknown[] = await answered;
    if (typeof answer === 'number' && answer > 0) return answer;
    throw new Error(`${operation} at ${name}: ${String(answer)}`);
  };
  return {
    on,
    warmUp: async (server, operation) => {
      await on(server, { operation, forMs: WARM_UP_MS });
    },
    stop: () => generator.disconnect(),
  };
}
