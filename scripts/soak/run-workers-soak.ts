import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../test/e2e/running-issuer.ts';
import { MAIN } from '../../bench/served-directory.ts';
import { startServer, type StartedServer } from '../../bench/start-server.ts';
import { createPlace, writeDirectory } from '../../bench/tokens/write-directory.ts';
import { OperationMix } from './operation-mix.ts';
import { loadAtPace, measurePeak } from './paced-load.ts';
import { memoryOf } from './process-memory.ts';
import { createRandom } from './random.ts';
import { createSpan, type Span } from './span.ts';

export type WorkersSoakOptions = Readonly<{
  workers: number;
  /** How long the peak is measured. */
  peakMs: number;
  spans: number;
  spanMs: number;
  /** Of the peak. */
  share: number;
  seed: number;
  onPeak?(perSecond: number): void;
  onSpan?(span: Span): void;
}>;

const CONNECTIONS = 16;

/** Puts a share of what they can bear on some workers, for a while. */
export async function runWorkersSoak(options: WorkersSoakOptions): Promise<readonly Span[]> {
  const place = createPlace();
  try {
    const url = `http://127.0.0.1:${await freePort()}`;
    const directory = writeDirectory(place, { url, storage: 'sqlite:' });
    const state = mkdtempSync(join(place.root, 'state-'));
    const server = await startWorkers(directory, state, options.workers);
    try {
      return await soak(options, url, server.pid);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(place.root, { recursive: true, force: true });
  }
}

async function soak(
  { peakMs, spans, spanMs, share, seed, onPeak, onSpan }: WorkersSoakOptions,
  url: string,
  pid: number,
): Promise<readonly Span[]> {
  const mix = new OperationMix(url, createRandom(seed));
  const next = () => mix.next();
  const atOnce = { forMs: peakMs, connections: CONNECTIONS };
  // At first everybody has to sign in, and the program is not warm.
  await measurePeak(next, atOnce);
  const peak = await measurePeak(next, atOnce);
  onPeak?.(peak);
  const seen: Span[] = [];
  while (seen.length < spans) {
    const result = await loadAtPace(next, { forMs: spanMs, perSecond: peak * share });
    const span = createSpan(result, memoryOf(pid));
    seen.push(span);
    onSpan?.(span);
  }
  return seen;
}

function startWorkers(directory: string, state: string, workers: number): Promise<StartedServer> {
  return startServer([MAIN, 'serve', directory, '--state', state, '--workers', String(workers)], {
    environment: { NODE_ENV: 'production' },
    sign: workers > 1 ? 'all workers serve' : undefined,
  });
}
