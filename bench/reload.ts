// How long an edit takes to be obeyed: `npm run bench:reload -- --clients 1000 --edits 200`. Servers
// are processes of their own; tables in Markdown go to standard output. An edit is obeyed when a new
// redirect URI is accepted. Both from the last write on: "live" is when the first request was sent that
// obeys, "answered" when its answer had come, which does not wait for a disk.
// `--program dist/main.js` measures the compiled program, `--runs 3` so many starts.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { editAsVolume, editPlainly, type EditedDirectory, type Style } from './edit-directory.ts';
import { redirectURIOf, writeDirectory } from './load-directory.ts';
import { measureStart, startCells, type Start } from './measure-start.ts';
import { MAIN, serveDirectory, writeIssuer, type LoopDelay } from './served-directory.ts';
import { quantile } from './statistics.ts';
import { duration, printHeadings, printRow } from './table.ts';

/** A file changed within the last two seconds is read once more: let it come to rest. */
const REST_MS = 2_100;
const PATIENCE_MS = 60_000;
/** Nothing is obeyed before the server has waited for another write: until then nobody asks. */
const EARLIEST_MS = 20;
/** Between an answer and the next question: a server that does nothing but answer reloads later. */
const PAUSE_MS = 2;
/** So often a server is asked before the first edit: its first answers take longer. */
const QUESTIONS_BEFORE = 50;
/** Making a generation of so many files takes longer than all the rest. */
const MOST_FILES_OF_GENERATIONS = 500_000;
const FEWEST_EDITS = 10;

/** Milliseconds from the last write on. */
type Obeyed = Readonly<{ liveMs: number; answeredMs: number }>;
type Edits = Readonly<{ obeyed: readonly Obeyed[]; during: LoopDelay }>;

const { values } = parseArgs({
  options: {
    clients: { type: 'string', multiple: true, default: ['10', '1000', '10000', '100000'] },
    edits: { type: 'string', default: '200' },
    runs: { type: 'string', default: '3' },
    program: { type: 'string', default: MAIN },
  },
});
const all = values.clients.map(Number);

const EDITS =
  'clients|files|edits|first live|live p50|live p99|slowest|answered p50|answered p99|loop delay p99|loop delay, longest'.split(
    '|',
  );
const STARTS =
  'clients|start, nothing cached|start, files cached|processor|start, kept state|processor'.split(
    '|',
  );

printHeadings(EDITS);
for (const clients of all) {
  for (const style of ['plain', 'volume'] as const) await benchEdits(clients, style);
}
process.stdout.write('\n');
printHeadings(STARTS);
for (const clients of all) await benchStarts(clients);

async function benchEdits(clients: number, style: Style): Promise<void> {
  await inDirectory(clients, 'memory:', async (directory, state, url) => {
    const edited = style === 'plain' ? editPlainly(directory) : editAsVolume(directory);
    await setTimeout(REST_MS);
    const served = await serveDirectory(directory, state, values.program);
    try {
      for (let question = 0; question < QUESTIONS_BEFORE; question++) {
        await untilObeyed(url, question % clients, 0);
      }
      await served.loopDelay();
      const obeyed = await editAgainAndAgain(clients, editsOf(clients, style), edited, url);
      print(clients, style, { obeyed, during: await served.loopDelay() });
    } finally {
      await served.stop();
    }
  });
}

function editsOf(clients: number, style: Style): number {
  const wanted = Number(values.edits);
  if (style === 'plain') return wanted;
  const possible = Math.floor(MOST_FILES_OF_GENERATIONS / clients);
  return Math.min(wanted, Math.max(FEWEST_EDITS, possible));
}

async function editAgainAndAgain(
  clients: number,
  edits: number,
  { edit, afterEdit }: EditedDirectory,
  url: string,
): Promise<readonly Obeyed[]> {
  const all: Obeyed[] = [];
  for (let revision = 1; revision <= edits; revision++) {
    const client = (revision * 7_919) % clients;
    edit(client, revision);
    const began = performance.now();
    await setTimeout(EARLIEST_MS);
    const sentAt = await untilObeyed(url, client, revision);
    all.push({ liveMs: sentAt - began, answeredMs: performance.now() - began });
    afterEdit();
  }
  return all;
}

/**
 * Asks again and again, until a redirect URI of that revision is accepted.
 * @returns when the request was sent that was answered so
 */
async function untilObeyed(url: string, client: number, revision: number): Promise<number> {
  const { id, redirectURI } = redirectURIOf(client, revision);
  const query = new URLSearchParams({
    client_id: id,
    redirect_uri: redirectURI,
    response_type: 'code',
    scope: 'openid',
    prompt: 'none',
  });
  const address = `${url}/auth?${query.toString()}`;
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const sentAt = performance.now();
    const location = await locationOf(address).catch(() => undefined);
    if (location?.startsWith(redirectURI)) return sentAt;
    if (performance.now() > deadline) throw new Error(`never obeyed: revision ${revision}`);
    await setTimeout(PAUSE_MS);
  }
}

/** Rejects when the connection was idle for so long that the server has closed it meanwhile. */
async function locationOf(address: string): Promise<string | undefined> {
  const response = await fetch(address, { redirect: 'manual' });
  await response.arrayBuffer();
  return response.headers.get('location') ?? undefined;
}

async function benchStarts(clients: number): Promise<void> {
  await inDirectory(clients, undefined, async (directory, state) => {
    const start = () => measureStart(directory, state, values.program);
    await setTimeout(REST_MS);
    const cold = dropCaches() ? await start() : undefined;
    const cached: Start[] = [];
    const kept: Start[] = [];
    for (let run = 0; run < Number(values.runs); run++) {
      rmSync(state, { recursive: true, force: true });
      cached.push(await start());
      kept.push(await start());
    }
    printRow([
      counted(clients),
      durationIfKnown(cold?.clockMs),
      ...startCells(cached),
      ...startCells(kept),
    ]);
  });
}

/** False where only an administrator may. */
function dropCaches(): boolean {
  try {
    execFileSync('sync');
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}

async function inDirectory(
  clients: number,
  storage: string | undefined,
  work: (directory: string, state: string, url: string) => Promise<void>,
): Promise<void> {
  const directory = writeDirectory(clients, 1);
  const state = `${directory}-state`;
  try {
    const url = await writeIssuer(join(directory, 'issuer.yaml'), storage);
    await work(directory, state, url);
  } finally {
    for (const path of [directory, state]) rmSync(path, { recursive: true, force: true });
  }
}

function print(clients: number, style: Style, { obeyed, during }: Edits): void {
  const files = { plain: 'plain', volume: '`..data` swap' }[style];
  const liveMs = obeyed.map((edit) => edit.liveMs);
  const answeredMs = obeyed.map((edit) => edit.answeredMs);
  const live = [0.5, 0.99, 1].map((share) => duration(quantile(liveMs, share)));
  const answered = [0.5, 0.99].map((share) => duration(quantile(answeredMs, share)));
  const first = duration(liveMs[0] ?? 0);
  const delays = [during.p99Ms, during.maxMs].map(durationIfKnown);
  const edits = `${obeyed.length}`;
  printRow([counted(clients), files, edits, first, ...live, ...answered, ...delays]);
}

function counted(count: number): string {
  return count.toLocaleString('en');
}

function durationIfKnown(ms: number | undefined): string {
  return ms === undefined ? 'not permitted' : duration(ms);
}
