import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from '../../diagnostic/nearest.ts';
import type { Resource, ResourceOf } from '../../resource/resource.ts';
import { declaredName, readResources } from '../../snapshot/read-resources.ts';
import { readDirectory } from '../../snapshot/read-directory.ts';
import { ISSUER_FILE } from '../../tree/layout.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import { SCHEMA_FILE } from '../init/schema-modelines.ts';
import { AuthoringRefused } from './authoring-refused.ts';

/** A configuration directory that something is to be written into. */
export type AuthoredDirectory = Readonly<{
  /** As the command line has it. */
  path: string;
  tree: SourceTree;
  /** What its files declare, without those that are broken. */
  resources: readonly Resource[];
  /** Whether it keeps the schema that files point editors to. */
  hasSchema: boolean;
}>;

/**
 * Reads a directory.
 * @throws AuthoringRefused when it has no issuer.yaml: most likely it is another directory
 * @throws SourceUnavailable when it cannot be read
 */
export async function readAuthored(path: string): Promise<AuthoredDirectory> {
  const tree = await readDirectory(path);
  if (!tree.files.some((file) => file.path === ISSUER_FILE)) {
    throw new AuthoringRefused(
      `${path} has no issuer.yaml: name the configuration directory with -C, or make one with "idpfile init"`,
    );
  }
  const resources = tree.files.flatMap((file) => readResources(file).resources);
  return { path, tree, resources, hasSchema: await exists(join(path, SCHEMA_FILE)) };
}

/** The resources of one kind. */
export function resourcesOf<K extends Resource['kind']>(
  { resources }: AuthoredDirectory,
  kind: K,
): readonly ResourceOf<K>[] {
  return resources.filter((resource): resource is ResourceOf<K> => resource.kind === kind);
}

/**
 * The resource that goes by a name.
 * @param namesOf what a resource may be called
 * @throws AuthoringRefused when there is none
 */
export function findResource<K extends Resource['kind']>(
  directory: AuthoredDirectory,
  kind: K,
  name: string,
  namesOf: (resource: ResourceOf<K>) => readonly string[],
): ResourceOf<K> {
  const resources = resourcesOf(directory, kind);
  const found = resources.find((resource) => namesOf(resource).includes(name));
  if (found !== undefined) return found;
  requireNotEncrypted(directory, kind, name);
  const close = nearest(name, resources.flatMap(namesOf));
  const help = close === undefined ? '' : `: did you mean ${close}?`;
  throw new AuthoringRefused(`no ${kind.toLowerCase()} is called ${name}${help}`);
}

/** A file that sops encrypted in part is sealed by a checksum, and only sops may change it. */
function requireNotEncrypted({ tree }: AuthoredDirectory, kind: string, name: string): void {
  const file = tree.files.find((file) =>
    readResources(file)
      .encrypted.flatMap(declaredName)
      .some((declared) => declared.kind === kind && declared.name === name),
  );
  if (file === undefined) return;
  throw new AuthoringRefused(
    `${file.path} is encrypted: nothing was written; change it with "sops edit ${file.path}"`,
  );
}

/** The Secret with a name, if there is one. */
export function findSecret(
  directory: AuthoredDirectory,
  name: string,
): ResourceOf<'Secret'> | undefined {
  return resourcesOf(directory, 'Secret').find(({ value }) => value.metadata.name === name);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
