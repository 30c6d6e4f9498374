import { includePatternProblem } from '../resource/include-pattern.ts';
import { contentsOf, isList } from '../resource/list.ts';
import { valueAt } from '../secret/value-at.ts';
import { NO_INCLUDE, type Include } from '../tree/include.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { documentsRead, readResources } from './read-resources.ts';

const declared = new WeakMap<SourceFile, Include | undefined>();

/**
 * The directories that `issuer.yaml` includes, whatever else may be wrong with it, or encrypted;
 * undefined where that cannot be told, or there is no such file.
 */
export function declaredInclude(issuer: SourceFile | undefined): Include | undefined {
  if (issuer === undefined) return undefined;
  if (!declared.has(issuer)) declared.set(issuer, includeIn(issuer));
  return declared.get(issuer);
}

function includeIn(file: SourceFile): Include | undefined {
  readResources(file);
  const issuer = documentsRead(file)
    .flatMap((document) => (isList(document) ? contentsOf(document).items : [document]))
    .find(({ value }) => valueAt(value, '/kind') === 'Issuer');
  if (issuer === undefined) return undefined;
  const include = valueAt(issuer.value, '/spec/include');
  if (include === undefined) return NO_INCLUDE;
  return Array.isArray(include) && include.every(isPattern) ? include : undefined;
}

function isPattern(value: unknown): value is string {
  return typeof value === 'string' && includePatternProblem(value) === undefined;
}
