// What decrypting costs: `npm run bench:secrets -- --clients 1000 --runs 5 --changes 50`. Each client
// has a sops file of its own. Each load is a process of its own; a table in Markdown goes to standard
// output. "CPU" is processor time of the main thread, "all threads" that of the process; "turn" is the
// longest turn of the event loop in processor time of its thread. The rest is of the clock. A second
// table is of whole servers, `--program dist/main.js` of the compiled program.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { measureStart, startCells, type Start } from './measure-start.ts';
import { writeSecretsDirectory, type KeyKind, type SecretsDirectory } from './secrets-directory.ts';
import { MAIN, writeIssuer } from './served-directory.ts';
import { quantile } from './statistics.ts';
import { duration, printHeadings, printRow, spread } from './table.ts';

type Figures = Readonly<{
  loadMs: number;
  loadCpuMs: number;
  allCpuMs: number;
  loadTurnMs: number;
  changeMs: readonly number[];
  changeCpuMs: readonly number[];
}>;

const HEADINGS =
  'age key|sops files|load|load, CPU|all threads, CPU|longest turn|change p50, CPU|change p50|change p99';

/** A file changed within the last two seconds is read once more: let it come to rest. */
const REST_MS = 2_100;
const STARTS = 'age key|sops files|start, nothing kept|processor|start, kept state|processor';
const KINDS: readonly KeyKind[] = ['X25519', 'post-quantum'];

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '5' },
    changes: { type: 'string', default: '50' },
    program: { type: 'string', default: MAIN },
  },
});

printHeadings(HEADINGS.split('|'));
for (const kind of KINDS) printRow(await measure(kind));
process.stdout.write('\n');
printHeadings(STARTS.split('|'));
for (const kind of KINDS) printRow(await measureStarts(kind));

async function measure(kind: KeyKind): Promise<string[]> {
  const directory = await writeSecretsDirectory(Number(values.clients), kind);
  try {
    await setTimeout(REST_MS);
    const repeat = (mode: string) =>
      Array.from({ length: Number(values.runs) }, () => measureOnce(mode, directory));
    const [runs, turns] = [repeat('load'), repeat('turns')];
    const changes = runs.flatMap(({ changeMs }) => changeMs);
    return [
      kind,
      Number(values.clients).toLocaleString('en'),
      spread(runs.map(({ loadMs }) => loadMs)),
      spread(runs.map(({ loadCpuMs }) => loadCpuMs)),
      spread(runs.map(({ allCpuMs }) => allCpuMs)),
      spread(turns.map(({ loadTurnMs }) => loadTurnMs)),
      duration(
        quantile(
          runs.flatMap(({ changeCpuMs }) => changeCpuMs),
          0.5,
        ),
      ),
      duration(quantile(changes, 0.5)),
      duration(quantile(changes, 0.99)),
    ];
  } finally {
    rmSync(dirname(directory.root), { recursive: true, force: true });
  }
}

async function measureStarts(kind: KeyKind): Promise<string[]> {
  const { root, keyFile } = await writeSecretsDirectory(Number(values.clients), kind);
  const state = join(dirname(root), 'state');
  const start = () => measureStart(root, state, values.program, { SOPS_AGE_KEY_FILE: keyFile });
  try {
    await writeIssuer(join(root, 'issuer.yaml'));
    await setTimeout(REST_MS);
    const first: Start[] = [];
    const kept: Start[] = [];
    for (let run = 0; run < Number(values.runs); run += 1) {
      rmSync(state, { recursive: true, force: true });
      first.push(await start());
      kept.push(await start());
    }
    const count = Number(values.clients).toLocaleString('en');
    return [kind, count, ...startCells(first), ...startCells(kept)];
  } finally {
    rmSync(dirname(root), { recursive: true, force: true });
  }
}

function measureOnce(mode: string, { root, keyFile, recipient }: SecretsDirectory): Figures {
  const script = join(import.meta.dirname, 'measure-secrets.ts');
  const words = [script, mode, root, keyFile, recipient, values.changes];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const figures: unknown = JSON.parse(stdout);
  return figures as Figures;
}
