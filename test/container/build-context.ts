import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';

/** The files an engine would be sent from a directory, as paths below it: .dockerignore applies. */
export function readBuildContext(directory: string): readonly string[] {
  const rules = readFileSync(join(directory, '.dockerignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  // Only what some rule lets in again is walked: node_modules alone is 20,000 files.
  const roots = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
  const files = roots.flatMap((root) => filesAt(directory, root));
  return [...new Set(files)].filter((path) => !isIgnored(path, rules));
}

function filesAt(directory: string, path: string): readonly string[] {
  const entry = statSync(join(directory, path), { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (entry.isFile()) return [path];
  return readdirSync(join(directory, path)).flatMap((name) =>
    filesAt(directory, `${path}/${name}`),
  );
}

/** The last rule that fits a path, or a folder above it, decides. */
function isIgnored(path: string, rules: readonly string[]): boolean {
  const parts = path.split('/');
  const withFolders = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const last = rules.findLast((rule) => {
    const pattern = rule.replace(/^!/, '');
    return withFolders.some((folder) => matchesGlob(folder, pattern));
  });
  return last !== undefined && !last.startsWith('!');
}
