/** An object that a repository should hold is missing, or is not what its id says. */
export class GitObjectUnreadable extends Error {
  override readonly name = 'GitObjectUnreadable';
  readonly code = 'git-object-unreadable';
}
