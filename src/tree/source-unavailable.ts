/**
 * The configuration directory as a whole cannot be read: it is missing, may not be entered, or does
 * not come to rest. It says nothing about the files, least of all that they were deleted.
 */
export class SourceUnavailable extends Error {
  override readonly name = 'SourceUnavailable';
  readonly code = 'source-unavailable';
}

export function outOfDescriptors(cause: unknown): SourceUnavailable {
  return new SourceUnavailable('no file descriptor is left: raise the limit (ulimit -n)', {
    cause,
  });
}
