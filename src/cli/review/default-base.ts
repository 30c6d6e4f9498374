import { readRef } from '../../tree/git-head.ts';
import { repositoryOf } from './open-revision.ts';

/** Where a clone keeps what the server it came from calls its main branch. */
const MAIN_BRANCH = 'origin/HEAD';

/**
 * What a change is compared with where nobody says: the main branch of the server, if the repository
 * knows it, or else the last commit.
 * @throws NotEvaluated when the directory lies in no repository
 */
export function defaultBase(directory: string): string {
  const { git } = repositoryOf(directory);
  return readRef(git, `refs/remotes/${MAIN_BRANCH}`) === undefined ? 'HEAD' : MAIN_BRANCH;
}
