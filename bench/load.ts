// What loading a directory costs: `npm run bench:load -- --clients 1000 --clients 10000 --runs 5`.
// Each measurement is a process of its own; a table in Markdown goes to standard output, then what
// `validate` takes over every bad case, which is all with `--clients 0`.
// "CPU" is processor time of the main thread; the rest is of the clock, and waits for other processes.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { AGE_KEY_FILE, writeBadCases } from './bad-cases.ts';
import { MANY, writeDirectory } from './load-directory.ts';
import { runProcess, type EndedProcess } from './run-process.ts';
import { MAIN } from './served-directory.ts';
import { quantile } from './statistics.ts';
import { duration, printHeadings, printRow, spread } from './table.ts';

type Figures = Readonly<Record<string, readonly number[]>>;

/** A file changed within the last two seconds is read once more: let it come to rest. */
const REST_MS = 2_100;

const { values } = parseArgs({
  options: {
    clients: { type: 'string', multiple: true, default: ['10', '1000', '10000', '100000'] },
    runs: { type: 'string', default: '5' },
    program: { type: 'string', default: MAIN },
  },
});
const HEADINGS = (
  'clients|per file|bytes once|read, CPU|parse + validate, CPU|build, CPU|load, CPU|' +
  'load|÷ bytes once|block p99|block max|validate, process|heap per client|' +
  'change p50, CPU|with a sweep p50, CPU|change p50|change p99'
).split('|');

printHeadings(HEADINGS);
for (const clients of values.clients.map(Number).filter((count) => count > 0)) {
  for (const perFile of clients > MANY ? [1, MANY] : [1]) {
    printRow(await measure(clients, perFile, Number(values.runs)));
  }
}

printBadCases(Number(values.runs));

async function measure(clients: number, perFile: number, runs: number): Promise<string[]> {
  const directory = writeDirectory(clients, perFile);
  try {
    await setTimeout(REST_MS);
    const repeat = (mode: string, times = runs) =>
      merge(Array.from({ length: times }, () => measureOnce(mode, directory, perFile, clients)));
    const stages = repeat('stages');
    const load = repeat('load');
    const processes = Array.from({ length: runs }, () => validateOnce(directory).clockMs);
    return rowOf(clients, perFile, {
      ...stages,
      ...load,
      processMs: processes,
      ...repeat('change', 1),
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function rowOf(clients: number, perFile: number, figures: Figures): string[] {
  const of = (name: string) => figures[name] ?? [];
  const ratio = quantile(of('totalMs'), 0.5) / quantile(of('rawMs'), 0.5);
  return [
    clients.toLocaleString('en'),
    String(perFile),
    ...['rawMs', 'readMs', 'parseMs', 'buildMs', 'cpuMs'].map((name) => spread(of(name))),
    spread(of('totalMs')),
    ratio.toFixed(0),
    ...['delayP99Ms', 'delayMaxMs', 'processMs'].map((name) => spread(of(name))),
    `${(quantile(of('heapBytes'), 0.5) / 1000).toFixed(1)} kB`,
    ...['hintedCpuMs', 'sweepCpuMs', 'hintedMs'].map((name) => duration(quantile(of(name), 0.5))),
    duration(quantile(of('hintedMs'), 0.99)),
  ];
}

function measureOnce(mode: string, directory: string, perFile: number, clients: number): Figures {
  const script = join(import.meta.dirname, 'measure-load.ts');
  const { stdout } = runProcess([
    '--expose-gc',
    script,
    mode,
    directory,
    `${perFile}`,
    `${clients}`,
  ]);
  const figures: unknown = JSON.parse(stdout);
  const entries = Object.entries(figures as Record<string, number | number[]>);
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat()]));
}

/** What it takes to say all that is wrong where nearly everything is. */
function printBadCases(runs: number): void {
  const { root, cases } = writeBadCases();
  const env = { ...process.env, SOPS_AGE_KEY_FILE: AGE_KEY_FILE };
  try {
    const ended = Array.from({ length: runs }, () => validateOnce(root, { status: 1, env }));
    const clock = spread(ended.map(({ clockMs }) => clockMs));
    const cpu = spread(ended.map(({ cpuMs }) => cpuMs));
    process.stdout.write(
      `\nvalidate over every bad case (${cases}), process: ${clock}; processor, all threads: ${cpu}\n`,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function validateOnce(directory: string, options?: Parameters<typeof runProcess>[1]): EndedProcess {
  return runProcess([values.program, 'validate', directory], options);
}

function merge(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, runs.flatMap((one) => one[name] ?? [])]));
}
