import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Resource } from '../resource/resource.ts';
import type { OutsideSecret } from '../secret/outside-secrets.ts';
import type { SourceTree } from '../tree/source-tree.ts';
import type { TimeSlice } from '../tree/time-slice.ts';
import { adaptLocalUsers } from './adapt-local-users.ts';
import { openInPlace } from './open-in-place.ts';
import { readAllResources } from './read-all-resources.ts';
import type { FileResources } from './read-resources.ts';
import { resolvePasswords } from './resolve-passwords.ts';
import { SecretResolver } from './resolve-secrets.ts';
import { brokenNames, issuers, secrets } from './resource-set.ts';
import type { SnapshotPorts } from './snapshot-ports.ts';

/** What a tree declares, with all of it opened that is encrypted or lies elsewhere. */
type OpenedResources = Readonly<{
  resources: readonly Resource[];
  broken: FileResources['broken'];
  resolver: SecretResolver;
  veils: Awaited<ReturnType<typeof openInPlace>>['veils'];
  /** What was wrong so far; there is going to be more. */
  diagnostics: Diagnostic[];
}>;

/** Reads, decrypts and adapts what the files of a tree declare. */
export async function openResources(
  tree: SourceTree,
  ports: SnapshotPorts,
  slice: TimeSlice,
): Promise<OpenedResources> {
  const files = await readAllResources(tree.files, slice);
  const { read, veils } = await openInPlace(files, ports.openDocument);
  const resolver = await openSecrets(read, ports);
  const { resources, broken } = await adaptLocalUsers(read, resolver);
  return {
    resources: await resolvePasswords(resources, resolver),
    broken,
    resolver,
    veils,
    diagnostics: [...tree.faults, ...read.diagnostics],
  };
}

async function openSecrets(
  { resources, broken }: Pick<FileResources, 'resources' | 'broken'>,
  { openSecret, readOutsideSecret }: SnapshotPorts,
): Promise<SecretResolver> {
  const [issuer] = issuers.of(resources);
  const roots = issuer?.value.spec.secretFiles ?? [];
  const resolver = new SecretResolver({
    secrets: secrets.of(resources),
    broken: brokenNames(broken, 'Secret'),
    open: openSecret,
    readOutside: (reference) => readOutsideSecret?.(reference, roots) ?? NOT_LOOKED_FOR,
  });
  await resolver.openAll();
  return resolver;
}

const NOT_LOOKED_FOR: OutsideSecret = {
  ok: false,
  code: 'missing',
  message: 'secrets outside of the directory are not looked for here',
};
