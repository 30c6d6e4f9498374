// How long an edit takes to be obeyed: `npm run bench:reload -- --clients 1000 --edits 200`. Servers
// are processes of their own; tables in Markdown go to standard output. An edit is obeyed when a new
// redirect URI is accepted: counted from the last write to the answer.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { editAsVolume, editPlainly, type EditedDirectory, type Style } from './edit-directory.ts';
import { redirectURIOf, writeDirectory } from './load-directory.ts';
import { serveDirectory, writeIssuer, type LoopDelay } from './served-directory.ts';
import { quantile } from './statistics.ts';
import { duration, printRow } from './table.ts';

/** A file changed within the last two seconds is read once more: let it come to rest. */
const REST_MS = 2_100;
const PATIENCE_MS = 60_000;
/** Making a generation of so many files takes longer than all the rest. */
const MOST_FILES_OF_GENERATIONS = 500_000;
const FEWEST_EDITS = 10;

type Edits = Readonly<{ latenciesMs: readonly number[]; during: LoopDelay }>;

const { values } = parseArgs({
  options: {
    clients: { type: 'string', multiple: true, default: ['10', '1000', '10000', '100000'] },
    edits: { type: 'string', default: '200' },
  },
});
const all = values.clients.map(Number);

printRow('clients|files|edits|p50|p99|slowest|loop delay p99|loop delay, longest'.split('|'));
printRow(Array.from({ length: 8 }, () => '---'));
for (const clients of all) {
  for (const style of ['plain', 'volume'] as const) await benchEdits(clients, style);
}
process.stdout.write('\n');
printRow('clients|start, nothing cached|start, files cached|start, kept state'.split('|'));
printRow(Array.from({ length: 4 }, () => '---'));
for (const clients of all) await benchStarts(clients);

async function benchEdits(clients: number, style: Style): Promise<void> {
  await inDirectory(clients, async (directory, state, url) => {
    const edited = style === 'plain' ? editPlainly(directory) : editAsVolume(directory);
    await setTimeout(REST_MS);
    const served = await serveDirectory(directory, state);
    try {
      await served.loopDelay();
      const latenciesMs = await editAgainAndAgain(clients, editsOf(clients, style), edited, url);
      print(clients, style, { latenciesMs, during: await served.loopDelay() });
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
): Promise<readonly number[]> {
  const latenciesMs: number[] = [];
  for (let revision = 1; revision <= edits; revision++) {
    const client = (revision * 7_919) % clients;
    edit(client, revision);
    const began = performance.now();
    await untilObeyed(url, client, revision);
    latenciesMs.push(performance.now() - began);
    afterEdit();
  }
  return latenciesMs;
}

/** Asks, one request after the other, until a redirect URI of that revision is accepted. */
async function untilObeyed(url: string, client: number, revision: number): Promise<void> {
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
    const location = await locationOf(address).catch(() => undefined);
    if (location?.startsWith(redirectURI)) return;
    if (performance.now() > deadline) throw new Error(`never obeyed: revision ${revision}`);
  }
}

/** Rejects when the connection was idle for so long that the server has closed it meanwhile. */
async function locationOf(address: string): Promise<string | undefined> {
  const response = await fetch(address, { redirect: 'manual' });
  await response.arrayBuffer();
  return response.headers.get('location') ?? undefined;
}

async function benchStarts(clients: number): Promise<void> {
  await inDirectory(clients, async (directory, state) => {
    await setTimeout(REST_MS);
    const cold = dropCaches() ? await start(directory, state) : undefined;
    rmSync(state, { recursive: true, force: true });
    const cached = await start(directory, state);
    const kept = await start(directory, state);
    printRow([counted(clients), ...[cold, cached, kept].map(durationIfKnown)]);
  });
}

async function start(directory: string, state: string): Promise<number> {
  const { startMs, stop } = await serveDirectory(directory, state);
  await stop();
  return startMs;
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
  work: (directory: string, state: string, url: string) => Promise<void>,
): Promise<void> {
  const directory = writeDirectory(clients, 1);
  const state = `${directory}-state`;
  try {
    const url = await writeIssuer(join(directory, 'issuer.yaml'));
    await work(directory, state, url);
  } finally {
    for (const path of [directory, state]) rmSync(path, { recursive: true, force: true });
  }
}

function print(clients: number, style: Style, { latenciesMs, during }: Edits): void {
  const files = { plain: 'plain', volume: '`..data` swap' }[style];
  const shares = [0.5, 0.99, 1].map((share) => duration(quantile(latenciesMs, share)));
  const delays = [during.p99Ms, during.maxMs].map(durationIfKnown);
  printRow([counted(clients), files, `${latenciesMs.length}`, ...shares, ...delays]);
}

function counted(count: number): string {
  return count.toLocaleString('en');
}

function durationIfKnown(ms: number | undefined): string {
  return ms === undefined ? 'not permitted' : duration(ms);
}
