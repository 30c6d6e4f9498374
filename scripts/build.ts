// Compiles src/ to dist/ and puts beside it what the compiler leaves out: templates, words, style.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
for (const path of globSync('**/*.{eta,css,json,js}', { cwd: join(ROOT, 'src') })) {
  cpSync(join(ROOT, 'src', path), join(ROOT, 'dist', path));
}
chmodSync(join(ROOT, 'dist/main.js'), 0o755);
