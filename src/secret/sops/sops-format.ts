import { SopsError } from './sops-error.ts';
import { isMapping } from '../../document/is-mapping.ts';

/** The stores of sops that we read. `binary` is a whole file as one value. */
export type SopsFormat = 'yaml' | 'json' | 'dotenv' | 'binary';

/**
 * The format sops itself takes for a file: by its extension, never by its content.
 * @throws SopsError (SOPS_UNSUPPORTED) for INI files.
 */
export function sopsFormatOf(path: string): SopsFormat {
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  if (/\.json$/i.test(path)) return 'json';
  if (/\.env$/i.test(path)) return 'dotenv';
  if (/\.ini$/i.test(path)) {
    throw new SopsError('SOPS_UNSUPPORTED', 'INI files are not supported', 'use a YAML file');
  }
  return 'binary';
}

/** Whether parsed YAML or JSON carries the metadata of sops: a mapping `sops` at its top. */
export function isSopsDocument(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'sops')) return false;
  return isMapping(Reflect.get(value, 'sops'));
}
