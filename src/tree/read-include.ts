import { realpathSync } from 'node:fs';

import { isInside, type BaseDirectory } from './base-directory.ts';
import { findFile } from './find-file.ts';
import { NO_INCLUDE, type Include } from './include.ts';
import { ISSUER_FILE } from './layout.ts';
import { lookUp } from './look-up.ts';
import { readSourceFile } from './read-source-file.ts';
import { haveSameItems } from './same-items.ts';
import type { SourceFile, SourceTree } from './source-tree.ts';
import { TreeMoved } from './tree-moved.ts';

/**
 * What `issuer.yaml` includes; given undefined where it is missing or cannot be read. Asked several
 * times, and to give the same answer about the same file.
 */
export type IncludeOf = (issuer: SourceFile | undefined) => Include;

type Reading = Readonly<{
  includeOf?: IncludeOf | undefined;
  previous: SourceTree | undefined;
  read: Map<string, SourceFile>;
}>;

/** Which directories belong to the configuration directory: known before anything of it is listed. */
export function readInclude(base: BaseDirectory, reading: Reading): Include {
  const { includeOf, previous, read } = reading;
  if (includeOf === undefined) return NO_INCLUDE;
  const known = read.get(ISSUER_FILE) ?? (previous && findFile(previous.files, ISSUER_FILE));
  const issuer = readIssuer(base, known);
  if (issuer !== undefined) read.set(ISSUER_FILE, issuer);
  return includeOf(issuer);
}

/** @throws TreeMoved when `issuer.yaml` came to include other directories meanwhile */
export function assertIncludeAtRest(
  include: Include,
  files: readonly SourceFile[],
  { includeOf }: Reading,
): void {
  if (includeOf === undefined) return;
  if (haveSameItems(includeOf(findFile(files, ISSUER_FILE)), include)) return;
  throw new TreeMoved(`${ISSUER_FILE} was changed`);
}

/** Undefined when there is none to be read; what is wrong with it is told of all files alike. */
function readIssuer(base: BaseDirectory, known: SourceFile | undefined): SourceFile | undefined {
  const absolute = whereIsIssuer(base);
  if (absolute === undefined) return undefined;
  const reading = readSourceFile({ path: ISSUER_FILE, absolute }, known);
  return reading.kind === 'file' ? reading.file : undefined;
}

/** Only a link is looked up, which takes longer than the rest. */
function whereIsIssuer(base: BaseDirectory): string | undefined {
  const path = `${base.directory}/${ISSUER_FILE}`;
  try {
    const found = lookUp(path);
    if (found?.isSymbolicLink() !== true) return found && path;
    const target = realpathSync(path);
    return isInside(base, target) ? target : undefined;
  } catch {
    return undefined;
  }
}
