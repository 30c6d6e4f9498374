// One measurement in a process of its own, printed as JSON: `node --expose-gc measure-load.ts
// load|stages|change DIR CLIENTS-PER-FILE CLIENTS`. Started by load.ts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createEngineCheck } from '../src/issuer/check-with-engine.ts';
import { generateSigningKeys } from '../src/secret/managed-keys.ts';
import { buildSnapshot } from '../src/snapshot/build-snapshot.ts';
import type { SnapshotPorts } from '../src/snapshot/snapshot-ports.ts';
import { createDocumentOpener } from '../src/snapshot/create-document-opener.ts';
import { createSecretOpener } from '../src/snapshot/create-secret-opener.ts';
import { readResources } from '../src/snapshot/read-resources.ts';
import type { Snapshot } from '../src/snapshot/snapshot.ts';
import { readTree } from '../src/tree/read-tree.ts';
import type { SourceTree } from '../src/tree/source-tree.ts';
import { clientYAML, pathOf } from './load-directory.ts';

type Loaded = Readonly<{ tree: SourceTree; snapshot: Snapshot }>;
type Figures = Readonly<Record<string, number | readonly number[]>>;

const CHANGES = 50;

const [mode = '', root = '', perFile = '1', clients = '0'] = process.argv.slice(2);
const ports = await createPorts();
const figures = await measure();
process.stdout.write(`${JSON.stringify(figures)}\n`);

function measure(): Promise<Figures> {
  switch (mode) {
    case 'load':
      return measureLoad();
    case 'stages':
      return measureStages();
    case 'change':
      return measureChanges();
    default:
      throw new Error(`no such measurement: ${mode}`);
  }
}

/** The keys are made before the clock starts: a server keeps its own. */
async function createPorts(): Promise<SnapshotPorts> {
  const keys = await generateSigningKeys();
  const checkClients = createEngineCheck(() => Promise.resolve(keys));
  await checkClients([], undefined);
  const openSecret = createSecretOpener({
    identities: [],
    allowPlaintext: false,
    inspectWithoutIdentity: false,
  });
  const openDocument = createDocumentOpener({ identities: [], inspectWithoutIdentity: false });
  return { openSecret, openDocument, checkClients };
}

/** The way of the server, and what it costs those who wait meanwhile. */
async function measureLoad(): Promise<Figures> {
  const before = memory();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = processorMs();
  const began = performance.now();
  const kept = await load();
  const totalMs = performance.now() - began;
  const cpuMs = processorMs() - cpu;
  await new Promise(setImmediate);
  delay.disable();
  const after = memory();
  const share = (name: keyof typeof after) => (after[name] - before[name]) / Number(clients);
  if (kept.snapshot.clients.size !== Number(clients)) throw new Error('a client is missing');
  return {
    totalMs,
    cpuMs,
    heapBytes: share('heapUsed'),
    bufferBytes: share('arrayBuffers'),
    delayP99Ms: delay.percentile(99) / 1e6,
    delayMaxMs: delay.max / 1e6,
  };
}

/** The same, one stage after the other. */
async function measureStages(): Promise<Figures> {
  const began = performance.now();
  readRaw();
  const rawMs = performance.now() - began;
  let tree: SourceTree | undefined;
  const readMs = await timed(async () => (tree = await readTree(root)));
  const parseMs = await timed(() => Promise.resolve(tree?.files.map(readResources)));
  const buildMs = await timed(() => buildSnapshot(tree ?? never(), ports));
  return { rawMs, readMs, parseMs, buildMs };
}

/** One file after another is edited; the watcher and its settling time are not counted. */
async function measureChanges(): Promise<Figures> {
  let { tree } = await load();
  const hintedMs: number[] = [];
  const hintedCpuMs: number[] = [];
  const sweepCpuMs: number[] = [];
  for (let change = 1; change <= 2 * CHANGES; change++) {
    const hints = change % 2 === 0 ? undefined : new Set([edit(change)]);
    if (hints === undefined) edit(change);
    const cpu = processorMs();
    const began = performance.now();
    tree = await readTree(root, { previous: tree, hints });
    const built = await buildSnapshot(tree, ports);
    if (hints !== undefined) hintedMs.push(performance.now() - began);
    (hints === undefined ? sweepCpuMs : hintedCpuMs).push(processorMs() - cpu);
    if (!built.ok) throw new Error('the edited directory is refused');
  }
  return { hintedMs, hintedCpuMs, sweepCpuMs };
}

/** Rewrites the file of one client and returns its path. */
function edit(change: number): string {
  const file = (change * 7_919) % Math.ceil(Number(clients) / Number(perFile));
  const path = join(root, pathOf(file));
  const first = file * Number(perFile);
  const count = Math.min(Number(perFile), Number(clients) - first);
  const documents = Array.from({ length: count }, (_, i) =>
    clientYAML(first + i, i === 0 ? change : 0),
  );
  writeFileSync(path, documents.join('---\n'));
  return path;
}

async function load(): Promise<Loaded> {
  const tree = await readTree(root);
  const built = await buildSnapshot(tree, ports);
  if (!built.ok) throw new Error(built.diagnostics[0]?.message ?? 'the directory is refused');
  return { tree, snapshot: built.value };
}

/** The least there is to do: every byte once. */
function readRaw(): number {
  const names = readdirSync(root, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = processorMs();
  await work();
  return processorMs() - began;
}

/** Of this thread alone: what else the machine does counts far less than with a clock. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function memory(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage();
}

function never(): never {
  throw new Error('the tree was not read');
}
