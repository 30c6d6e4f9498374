// Puts load on a server, in a process of its own. Each message of the parent asks for an operation to be
// done on some connections at once, again and again for a while; the answer is how often it was done.
import type { Target } from './dialect.ts';
import { DIALECTS, OPERATIONS, type DialectName, type OperationName } from './operations.ts';

/** What the parent asks for. */
export type LoadRequest = Readonly<{
  operation: OperationName;
  kind: DialectName;
  target: Target;
  connections: number;
  forMs: number;
}>;

type Loop = () => Promise<unknown>;

const loops = new Map<string, Promise<readonly Loop[]>>();

process.on('message', (asked: LoadRequest) => {
  run(asked).then(
    (count) => process.send?.(count),
    (fault: unknown) => process.send?.(String(fault)),
  );
});
process.once('disconnect', () => process.exit());

async function run(asked: LoadRequest): Promise<number> {
  const operations = await operationsFor(asked);
  const end = performance.now() + asked.forMs;
  const counts = operations.map(async (operation) => {
    let count = 0;
    while (performance.now() < end) {
      await operation();
      count += 1;
    }
    return count;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Connections go on where they were: with the tokens that they have. */
function operationsFor(asked: LoadRequest): Promise<readonly Loop[]> {
  const { operation, kind, target, connections } = asked;
  const key = `${operation} ${target.url}`;
  const known = loops.get(key);
  if (known !== undefined) return known;
  const create = OPERATIONS[operation];
  const created = Promise.all(
    Array.from({ length: connections }, async (_, connection) =>
      create({ ...target, dialect: DIALECTS[kind] }, connection),
    ),
  );
  loops.set(key, created);
  return created;
}
