// All that a change must pass: every step runs, so that every mistake shows at once.
// `npm run check -- --except test` leaves out the tests where they have just run.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/** Scripts of package.json, the quickest first. */
const STEPS = ['check:format', 'lint', 'types', 'check:unused', 'test'];

const { values } = parseArgs({ options: { except: { type: 'string', multiple: true } } });
const left = new Set(values.except);
const unknown = [...left].filter((name) => !STEPS.includes(name));
if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(', ')}`);

const failed = STEPS.filter((name) => !left.has(name) && !passes(name));
if (failed.length > 0) {
  process.stderr.write(`\nfailed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}

function passes(name: string): boolean {
  const { status } = spawnSync('npm', ['run', '--silent', name], { stdio: 'inherit' });
  return status === 0;
}
