import { createRequire } from 'node:module';
import type * as Library from 'yaml';

const load = createRequire(import.meta.url);

/**
 * The library that explains YAML and reads what js-yaml gives up on. It is loaded when that is needed:
 * of a directory without mistakes nothing is. By `require`, for those who parse do not wait.
 */
export function yamlLibrary(): typeof Library {
  return load('yaml');
}
