// Compiles src/ to dist/ and puts beside it what the compiler leaves out: templates, words, style.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = join(ROOT, 'src');
const TARGET = join(ROOT, 'dist');
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');

// What an earlier build left behind would be shipped too.
rmSync(TARGET, { recursive: true, force: true });
cpSync(SOURCE, TARGET, { recursive: true, filter: (path) => !path.endsWith('.ts') });
const { status } = spawnSync(process.execPath, [COMPILER, '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (status === 0) {
  chmodSync(join(TARGET, 'main.js'), 0o755);
} else {
  process.exitCode = 1;
}
