import { mkdirSync } from 'node:fs';
import { constants, enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets Node keep the program as it has compiled it, in the person's own directory for such things,
 * which makes the next command start sooner. A server does without: it writes to its state directory
 * only. `NODE_DISABLE_COMPILE_CACHE=1` turns it off.
 * @param words what follows the program's name
 */
export function keepCompiled([command]: readonly string[]): void {
  if (command === undefined || command === 'serve') return;
  const directory = join(cacheHome(), 'idpfile', 'compiled');
  try {
    // Whoever can write there can make us run anything: nobody else can, unlike below /tmp.
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch {
    return;
  }
  const { status } = enableCompileCache(directory);
  // Threads read it from here.
  if (status === constants.compileCacheStatus.ENABLED)
    process.env['NODE_COMPILE_CACHE'] = directory;
}

/** XDG Base Directory Specification: a relative path counts as none. */
function cacheHome(): string {
  const given = process.env['XDG_CACHE_HOME'];
  return given?.startsWith('/') === true ? given : join(homedir(), '.cache');
}
