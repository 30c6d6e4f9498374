import { isIncluded } from '../../tree/include.ts';
import { isFolderName } from '../../tree/layout.ts';
import { resourcesOf, type AuthoredDirectory } from './authored-directory.ts';
import { AuthoringRefused } from './authoring-refused.ts';

/**
 * Where new files go below a configuration directory: the directory of a team, or '' for the top.
 * @param wanted as it was typed, undefined for the top
 * @throws AuthoringRefused when `issuer.yaml` does not include it, so that nobody would read them
 */
export function includedRoot(directory: AuthoredDirectory, wanted: string | undefined): string {
  if (wanted === undefined) return '';
  const root = wanted.replace(/\/+$/, '');
  const include = resourcesOf(directory, 'Issuer').flatMap(({ value }) => value.spec.include ?? []);
  if (isIncluded(root, include) && !root.split('/').some(isFolderName)) return root;
  const known = include.length === 0 ? 'includes nothing' : `includes ${include.join(', ')} only`;
  throw new AuthoringRefused(
    `issuer.yaml ${known}, so that files in ${wanted} would not be read: nothing was written`,
  );
}
