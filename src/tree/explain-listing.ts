import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { linkDangles, unreadable, type PlacedPath } from './file-fault.ts';
import { lookUp } from './look-up.ts';
import { outOfDescriptors } from './source-unavailable.ts';
import { isExhausted, isGone, systemErrorCode } from './system-error.ts';
import { TreeMoved } from './tree-moved.ts';

/**
 * Why a file or folder cannot be listed.
 * @throws TreeMoved when it vanished meanwhile
 * @throws SourceUnavailable when the process is out of file descriptors
 */
export function explainListing(at: PlacedPath, error: unknown): Diagnostic {
  if (error instanceof TreeMoved) throw error;
  if (isGone(error)) throw new TreeMoved(`${at.path} vanished`, { cause: error });
  if (isExhausted(error)) throw outOfDescriptors(error);
  const code = systemErrorCode(error);
  if (code === '') throw error;
  return unreadable(at, code);
}

/** The same of a link, which may also lead nowhere. */
export function explainLink(link: PlacedPath, error: unknown): Diagnostic {
  if (!lookUp(link.absolute)) throw new TreeMoved(`${link.path} vanished`, { cause: error });
  const leadsNowhere = isGone(error) || systemErrorCode(error) === 'ELOOP';
  return leadsNowhere ? linkDangles(link.path) : explainListing(link, error);
}
