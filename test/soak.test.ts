import { describe, expect, test } from 'vitest';
import { runKillSoak } from '../scripts/soak/run-kill-soak.ts';
import { runSoak } from '../scripts/soak/run-soak.ts';
import { runWorkersSoak } from '../scripts/soak/run-workers-soak.ts';
import { faultsOf, type Span } from '../scripts/soak/span.ts';

const isLong = process.env['CI'] !== undefined || process.env['SOAK'] === '1';
const CHANGES = isLong ? 200 : 30;

test('while files are changed, well and badly, and the server is killed, no answer is wrong', async () => {
  const tally = await runSoak({ seed: 4, changes: CHANGES, users: 3 });

  expect(tally.wrongs).toEqual([]);
  expect(tally.countOf('kill -9 and restart')).toBeGreaterThan(0);
  expect(tally.countOf('flows that went well')).toBeGreaterThan(CHANGES);
}, 300_000);

test('a server that is killed under load stands by everything that it has acknowledged', async () => {
  const tally = await runKillSoak({ seed: 6, kills: isLong ? 10 : 3, users: 4 });

  expect(tally.wrongs).toEqual([]);
  expect(tally.countOf('kill -9 and restart')).toBeGreaterThanOrEqual(3);
  expect(tally.countOf('acknowledged: sign-in')).toBeGreaterThan(0);
  expect(tally.countOf('tokens looked at')).toBeGreaterThan(0);
  expect(tally.countOf('replays tried in the end')).toBeGreaterThan(0);
}, 300_000);

test('two workers bear a part of what they can for as long as they are asked to, without an error', async () => {
  let peak = 0;
  const spans = await runWorkersSoak({
    workers: 2,
    peakMs: 2_000,
    spans: 3,
    spanMs: 2_000,
    share: 0.4,
    seed: 5,
    onPeak: (perSecond) => (peak = perSecond),
  });

  expect(peak).toBeGreaterThan(0);
  expect(spans.map(({ errors }) => errors)).toEqual([[], [], []]);
  expect(spans.every(({ done, p99Ms }) => done > 0 && p99Ms > 0)).toBe(true);
  // The one that was started, and its workers.
  expect(spans.map(({ memory }) => memory.size)).toEqual([3, 3, 3]);
}, 120_000);

describe('a soak of workers tells', () => {
  const span = ({ p99Ms = 10, errors = [], memory = [] }: Partial<Seen> = {}): Span => {
    const sizes = new Map(memory.map((size, pid) => [pid, size * 1024]));
    return { done: 100, errors, p50Ms: 5, p99Ms, memory: sizes };
  };
  type Seen = Readonly<{ p99Ms: number; errors: readonly string[]; memory: readonly number[] }>;

  test.each<readonly [what: string, spans: readonly Span[], told: readonly string[]]>([
    ['nothing where all spans are alike', [span(), span(), span()], []],
    ['an error', [span(), span({ errors: ['no answer'] })], ['1 errors, the first: no answer']],
    [
      'a span in which nothing was done',
      [{ ...span(), done: 0 }],
      ['a span in which nothing was done'],
    ],
    ['nothing of answers that take three times as long', [span(), span({ p99Ms: 30 })], []],
    [
      'answers that take longer than that',
      [span(), span(), span({ p99Ms: 31 })],
      ['p99 of 10 ms at first and 31 ms in the end'],
    ],
    [
      'nothing of one bad minute',
      [span(), span(), span(), span(), span({ p99Ms: 99 }), span()],
      [],
    ],
    [
      'nothing of memory before the middle',
      [span({ memory: [9] }), span({ memory: [99] }), span({ memory: [99] })],
      [],
    ],
    [
      'memory that grows',
      [span({ memory: [9, 9] }), span({ memory: [9, 9] }), span({ memory: [9, 74] })],
      [`process 1 grew from ${9 * 1024} to ${74 * 1024} KiB`],
    ],
    [
      'a process that ended',
      [span({ memory: [9, 9] }), span({ memory: [9] })],
      ['process 1 ended'],
    ],
  ])('%s', (_what, spans, told) => expect(faultsOf(spans)).toEqual(told));
});
