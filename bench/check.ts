// What a pipeline waits for: `npm run bench:check -- --clients 10000 --runs 5`. `check` of a directory
// in a git repository of which one client was changed, as a process of its own; loose objects, and
// packed. A table in Markdown goes to standard output.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { clientYAML, pathOf, writeDirectory } from './load-directory.ts';
import { runProcess, type EndedProcess } from './run-process.ts';
import { MAIN } from './served-directory.ts';
import { printHeadings, printRow, spread } from './table.ts';

/** A file changed within the last two seconds is read once more: let it come to rest. */
const REST_MS = 2_100;

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '5' },
    program: { type: 'string', default: MAIN },
  },
});
const clients = Number(values.clients);

printHeadings(['compared', 'objects', 'check, process', 'processor, all threads']);
const directory = writeDirectory(clients, 1);
try {
  git('init', '--quiet', '--initial-branch=main');
  commit();
  writeFileSync(join(directory, pathOf(clients - 1)), clientYAML(clients - 1, 1));
  await setTimeout(REST_MS);
  measure('the work tree with HEAD', 'loose', []);
  commit();
  measure('two commits', 'loose', ['--base', 'HEAD~1', '--head', 'HEAD']);
  git('gc', '--quiet');
  measure('two commits', 'packed', ['--base', 'HEAD~1', '--head', 'HEAD']);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function measure(compared: string, objects: string, words: readonly string[]): void {
  const runs = Array.from({ length: Number(values.runs) }, () => checkOnce(words));
  printRow([
    compared,
    objects,
    spread(runs.map(({ clockMs }) => clockMs)),
    spread(runs.map(({ cpuMs }) => cpuMs)),
  ]);
}

function checkOnce(words: readonly string[]): EndedProcess {
  const ended = runProcess([values.program, 'check', directory, ...words]);
  if (ended.stdout.includes(`1 to change, 0 to delete, ${clients} unchanged`)) return ended;
  throw new Error(`check found something else: ${ended.stdout.slice(-2_000)}`);
}

function commit(): void {
  git('add', '--all');
  git(
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=ada@example.com',
    'commit',
    '--quiet',
    '-m',
    'change',
  );
}

function git(...args: readonly string[]): void {
  execFileSync('git', args, { cwd: directory, stdio: 'ignore' });
}
