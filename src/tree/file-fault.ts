import { statSync } from 'node:fs';

import { START_OF_FILE, type Diagnostic } from '../diagnostic/diagnostic.ts';
import type { RuleName } from '../diagnostic/rules.ts';

/** A name below the configuration directory, and where it really lies on the disk. */
export type PlacedPath = Readonly<{ path: string; absolute: string }>;

export function unreadable(at: PlacedPath, code: string): Diagnostic {
  const uid = process.geteuid?.();
  const reader = uid === undefined ? 'this process' : `uid ${uid}`;
  return fault(
    'file-unreadable',
    at.path,
    `cannot be read (${code}): ${permissions(at.absolute)}`,
    {
      help: `let ${reader} read it, or take it out of the directory`,
    },
  );
}

export function notRegular(path: string): Diagnostic {
  return fault('file-not-regular', path, 'is not a regular file', {
    help: 'rename it, or replace it by a file',
  });
}

export function tooLarge(path: string, size: bigint, limit: number): Diagnostic {
  return fault(
    'file-too-large',
    path,
    `is ${mebibytes(Number(size))}; the limit is ${mebibytes(limit)}`,
    {
      help: 'split it into several files',
    },
  );
}

export function linkLeaves(path: string): Diagnostic {
  return fault('symlink-leaves-directory', path, 'is a link to a place outside the directory', {
    help: 'put the file itself here: what lies outside is not under review',
  });
}

export function linkDangles(path: string): Diagnostic {
  return fault('symlink-leaves-directory', path, 'is a link that leads nowhere', {
    help: 'remove the link, or restore what it points to',
  });
}

export function folderName(path: string): Diagnostic {
  return fault('include-name', path, 'is included, and called like a folder of the directory', {
    help: 'rename it, so that a path says to which directory a file belongs',
  });
}

function fault(
  rule: RuleName,
  file: string,
  predicate: string,
  { help }: Readonly<{ help: string }>,
): Diagnostic {
  return {
    rule,
    severity: 'error',
    place: { file, range: START_OF_FILE },
    pointer: '',
    message: `${file} ${predicate}`,
    help,
  };
}

/** Mode, owner and reader: the three numbers that explain an EACCES. */
export function permissions(absolute: string): string {
  const reader = `read as ${process.geteuid?.() ?? '?'}:${process.getegid?.() ?? '?'}`;
  try {
    const { mode, uid, gid } = statSync(absolute);
    return `mode ${(mode & 0o7777).toString(8).padStart(4, '0')}, owner ${uid}:${gid}, ${reader}`;
  } catch {
    return `its folder may not be entered, ${reader}`;
  }
}

function mebibytes(bytes: number): string {
  const value = bytes / (1024 * 1024);
  return `${Number.isInteger(value) ? value : value.toFixed(1)} MiB`;
}
