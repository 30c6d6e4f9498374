import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Observation } from './observe.ts';
import type { Scenario } from './scenario.ts';

const run = promisify(execFile);

const SCRIPT = join(import.meta.dirname, 'act-in-namespace.ts');

/** How a system says that it does not permit this at all, or does not know it. */
const NOT_PERMITTED =
  /^(?:unshare|mount): .*(?:not permitted|denied|superuser)|spawn unshare ENOENT|max_inotify_watches/im;

/**
 * Acts a scenario out in namespaces of its own, so that its mounts vanish and its limits end with
 * it. Undefined where the system does not permit that.
 * @throws Error when it is permitted, and fails
 */
export async function observeInNamespace(
  scenario: Scenario,
  place: string,
): Promise<Observation | undefined> {
  const words = [...namespacesFor(scenario), process.execPath, SCRIPT, scenario.name, place];
  try {
    const { stdout } = await run('unshare', words);
    return JSON.parse(stdout) as Observation;
  } catch (error) {
    if (error instanceof Error && NOT_PERMITTED.test(error.message)) return undefined;
    throw error;
  }
}

/** Root mounts in a namespace of mounts; others, and limits, need one of users as well. */
function namespacesFor({ watches }: Scenario): readonly string[] {
  const asRoot = ['--user', '--map-root-user'];
  if (watches !== undefined) return asRoot;
  return process.geteuid?.() === 0 ? ['--mount'] : [...asRoot, '--mount'];
}
