/** Declares the issuer, and which other directories belong to this one. */
export const ISSUER_FILE = 'issuer.yaml';

/** Files at the root of the configuration directory. */
export const ROOT_FILES: readonly string[] = [ISSUER_FILE, 'policy.yaml'];

/** Folders at the root that hold resources, read with everything below them. */
export const RESOURCE_FOLDERS: readonly string[] = [
  'clients',
  'users',
  'groups',
  'connectors',
  'scopes',
  'resources',
  'secrets',
  'tests',
];

/** Images and style sheets that issuer.yaml names. */
const THEME_FOLDER = 'theme';

/** All folders that are read; nothing else is. */
export const FOLDERS: readonly string[] = [...RESOURCE_FOLDERS, THEME_FOLDER];

const FOLDER_NAMES: ReadonlySet<string> = new Set(FOLDERS);

const MEBIBYTE = 1024 * 1024;

/** Dot-files, and the `..data` and `..2026_11_21…` of a Kubernetes volume, are nobody's resources. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Whether a directory of this name is one of those that are read. */
export function isFolderName(name: string): boolean {
  return FOLDER_NAMES.has(name);
}

/**
 * The folder that a path lies in or is, such as `secrets` for `teams/a/secrets/b.yaml`. No directory
 * that is included may be called like one, so that a path says it by itself.
 */
export function folderOf(path: string): string | undefined {
  const end = path.indexOf('/');
  const name = end < 0 ? path : path.slice(0, end);
  if (FOLDER_NAMES.has(name)) return name;
  return end < 0 ? undefined : folderOf(path.slice(end + 1));
}

/** What a file belongs to: a directory that is included, such as `teams/a`, or the one itself, ''. */
export function rootOf(path: string): string {
  const names = path.split('/');
  const folder = names.findIndex(isFolderName);
  return names.slice(0, folder < 0 ? -1 : folder).join('/');
}

/** Whether a path below the configuration directory names a file that is read, at or below a root. */
export function isSourcePath(path: string): boolean {
  const folder = folderOf(path);
  if (folder === undefined) return ROOT_FILES.includes(path.slice(path.lastIndexOf('/') + 1));
  if (folder === THEME_FOLDER) return /\.(?:css|svg|png|jpe?g|webp)$/.test(path);
  // What sops takes for one value may have any ending, as `tls.sops.key`.
  return folder === 'secrets'
    ? /\.(?:ya?ml|json|env)$|\.sops\.\w+$/.test(path)
    : /\.ya?ml$/.test(path);
}

/** Whether a file declares nothing, and is only what a declaration names. */
export function isThemePath(path: string): boolean {
  return folderOf(path) === THEME_FOLDER;
}

/** The largest size in bytes that is read. A secret may be a bundle of certificates. */
export function sizeLimit(path: string): number {
  return folderOf(path) === 'secrets' ? 5 * MEBIBYTE : MEBIBYTE;
}
