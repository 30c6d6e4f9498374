import { quantile } from '../../bench/statistics.ts';
import type { LoadResult } from './paced-load.ts';

/** What was seen in a minute, or in another span of a soak. */
export type Span = Readonly<{
  done: number;
  errors: readonly string[];
  p50Ms: number;
  p99Ms: number;
  /** Kibibytes in the end, by process. */
  memory: ReadonlyMap<number, number>;
}>;

/** Kibibytes. What is not used again is not given back at once, so that a little is no leak. */
const MOST_GROWTH = 64 * 1024;
const MOST_SLOWDOWN = 3;

export function createSpan(
  { latencies, errors }: LoadResult,
  memory: ReadonlyMap<number, number>,
): Span {
  return {
    done: latencies.length,
    errors,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    memory,
  };
}

/** What is wrong with a soak: nothing where its spans are alike and without errors. */
export function faultsOf(spans: readonly Span[]): readonly string[] {
  const errors = spans.flatMap((span) => span.errors);
  return [
    ...(errors.length === 0 ? [] : [`${errors.length} errors, the first: ${errors[0]}`]),
    ...(spans.some(({ done }) => done === 0) ? ['a span in which nothing was done'] : []),
    ...faultsOfSpeed(spans),
    ...faultsOfMemory(spans),
  ];
}

/** By medians of a third, so that one bad minute of the machine does not count for the server. */
function faultsOfSpeed(spans: readonly Span[]): readonly string[] {
  const third = Math.ceil(spans.length / 3);
  const p99Of = (some: readonly Span[]) =>
    quantile(
      some.map(({ p99Ms }) => p99Ms),
      0.5,
    );
  const [first, last] = [p99Of(spans.slice(0, third)), p99Of(spans.slice(-third))];
  if (last <= MOST_SLOWDOWN * first) return [];
  return [`p99 of ${Math.round(first)} ms at first and ${Math.round(last)} ms in the end`];
}

/** From the middle on, when a process has warmed up; one that ended had a successor. */
function faultsOfMemory(spans: readonly Span[]): readonly string[] {
  const middle = spans[Math.floor((spans.length - 1) / 2)]?.memory ?? new Map<number, number>();
  const end = spans.at(-1)?.memory ?? new Map<number, number>();
  const ended = [...middle.keys()].filter((pid) => !end.has(pid));
  const grown = [...end].filter(([pid, now]) => now - (middle.get(pid) ?? now) > MOST_GROWTH);
  return [
    ...ended.map((pid) => `process ${pid} ended`),
    ...grown.map(([pid, now]) => `process ${pid} grew from ${middle.get(pid)} to ${now} KiB`),
  ];
}
