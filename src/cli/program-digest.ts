import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join, relative } from 'node:path';

/** Where it is decided what a file says, and what is wrong with it. */
const FOLDERS = ['diagnostic', 'document', 'resource', 'secret', 'snapshot', 'tree'];
/** Presets of apps: what a client comes to depends on them. */
const RECIPES = '../recipes';

/** What files are read and judged with beside the program itself. */
const LIBRARIES = ['age-encryption', 'ajv', 'bcrypt', 'js-yaml', 'sops-age', 'yaml'];

/**
 * Another text for every program that could read or judge a file otherwise, also for one that somebody
 * is working on: a version number stays the same for a while.
 * @param program its directory, which `recipes/` lies beside
 */
export function programDigest(program = join(import.meta.dirname, '..')): string {
  const sum = createHash('sha256').update(process.version);
  const own = [...FOLDERS, RECIPES].flatMap((folder) => filesBelow(join(program, folder)));
  const descriptions = LIBRARIES.flatMap((name) => findPackageJSON(name, import.meta.url) ?? []);
  for (const path of [...own, ...descriptions]) {
    const bytes = readFileSync(path);
    sum.update(`${relative(program, path)}\0${bytes.length}\0`).update(bytes);
  }
  return sum.digest('hex');
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
