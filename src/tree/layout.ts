/** Files at the root of the configuration directory. */
export const ROOT_FILES: readonly string[] = ['issuer.yaml', 'policy.yaml'];

/** Folders at the root, read with everything below them. Nothing else is read. */
export const FOLDERS: readonly string[] = [
  'clients',
  'users',
  'groups',
  'connectors',
  'scopes',
  'resources',
  'secrets',
  'tests',
];

const MEBIBYTE = 1024 * 1024;

/** Dot-files, and the `..data` and `..2026_11_21…` of a Kubernetes volume, are nobody's resources. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Whether a path below the configuration directory names a file that is read. */
export function isSourcePath(path: string): boolean {
  if (!path.includes('/')) return ROOT_FILES.includes(path);
  // What sops takes for one value may have any ending, as `tls.sops.key`.
  return path.startsWith('secrets/')
    ? /\.(?:ya?ml|json|env)$|\.sops\.\w+$/.test(path)
    : /\.ya?ml$/.test(path);
}

/** The largest size in bytes that is read. A secret may be a bundle of certificates. */
export function sizeLimit(path: string): number {
  return path.startsWith('secrets/') ? 5 * MEBIBYTE : MEBIBYTE;
}
