// Writes a million short-lived tokens to a SQLite store while it is swept, and shows how large its
// file gets: `npm run soak:growth -- --tokens 1000000`. A hundred of them come in a second of the
// store's clock, which runs as fast as they can be written.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { quantile } from '../bench/statistics.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import { startSweeper } from '../src/store/sweeper.ts';

const TOKENS_PER_SECOND = 100;
const LIFETIME_SECONDS = 600;
const AT_ONCE = 64;
/** Rows that the store deletes at once. */
const STEP = 100;
const LINES = 20;
/** Of this clock; a server sweeps every 30 s of its own, which a run does not have. */
const SWEEP_EVERY_MS = 100;

const { values } = parseArgs({
  options: { tokens: { type: 'string', default: '1000000' } },
});
const tokens = Number(values.tokens);
const beginning = Date.now();
let written = 0;
const directory = await mkdtemp(join(tmpdir(), 'idpfile-growth-'));
const file = join(directory, 'state.db');
const clock = () => beginning + (written / TOKENS_PER_SECOND) * 1000;
const store = await openSqliteStore(file, { clock });
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.stdout.write(
  'tokens written | not expired | file | log beside it | loop blocked, p99 and most\n',
);

const sweeper = startSweeper(store, { intervalMs: SWEEP_EVERY_MS, onError: fail });
const step = Math.ceil(tokens / LINES);
while (written < tokens) {
  await writeTokens(Math.min(AT_ONCE, tokens - written));
  if (written % step < AT_ONCE || written === tokens) printLine();
}
await sweeper.stop();

// Nothing else is at work now: what holds up the loop is the sweep.
written += LIFETIME_SECONDS * TOKENS_PER_SECOND;
const steps = await sweepStepByStep(store);
for (const unit of ['time', 'processor'] as const) {
  const longest = [0.5, 0.99, 1].map((share) =>
    quantile(
      steps.map((one) => one[unit]),
      share,
    ),
  );
  const words = longest.map((ms) => ms.toFixed(1)).join(', ');
  process.stdout.write(`steps of ${STEP} rows alone, ms of ${unit}: p50, p99, most: ${words}\n`);
}
await store.close();
process.stdout.write(`closed: ${mebibytes(file)}\n`);
await rm(directory, { recursive: true });

async function writeTokens(count: number): Promise<void> {
  const rows = store.model('AccessToken');
  const [grantId, scope] = [randomBytes(24).toString('base64url'), 'openid profile email'];
  await Promise.all(
    Array.from({ length: count }, () => {
      const jti = randomBytes(32).toString('base64url');
      const now = Math.floor(clock() / 1000);
      const times = { iat: now, exp: now + LIFETIME_SECONDS };
      const whose = { accountId: 'sub-of-somebody', clientId: 'app', grantId, sessionUid: grantId };
      const payload = { kind: 'AccessToken', jti, ...times, ...whose, scope, gty: 'refresh_token' };
      return rows.upsert(jti, payload, LIFETIME_SECONDS);
    }),
  );
  written += count;
}

/** Milliseconds that each step takes, by the clock and of the processor. */
async function sweepStepByStep(full: Store) {
  const taken: { time: number; processor: number }[] = [];
  for (;;) {
    const [from, before] = [performance.now(), process.cpuUsage()];
    const swept = await full.sweep(STEP);
    if (swept === 0) return taken;
    const { user, system } = process.cpuUsage(before);
    taken.push({ time: performance.now() - from, processor: (user + system) / 1000 });
  }
}

function printLine(): void {
  const live = Math.min(written, LIFETIME_SECONDS * TOKENS_PER_SECOND);
  const cells = [written, live, mebibytes(file), mebibytes(`${file}-wal`), blocked()];
  process.stdout.write(`${cells.join(' | ')}\n`);
  delay.reset();
}

function blocked(): string {
  return [delay.percentile(99), delay.max].map((ns) => `${(ns / 1e6).toFixed(1)} ms`).join(', ');
}

function mebibytes(path: string): string {
  return `${(statSync(path).size / 1024 / 1024).toFixed(1)} MiB`;
}

function fail(error: unknown): never {
  throw error;
}
