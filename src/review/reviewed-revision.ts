import type { ParsedDocument } from '../document/parsed-document.ts';
import type { Resource, ResourceOf } from '../resource/resource.ts';
import { readResources } from '../snapshot/read-resources.ts';
import { idOf } from '../snapshot/set-rules.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { SourceTree } from '../tree/source-tree.ts';

/** One side of a comparison: a directory as a commit or the work tree has it, built as it would be served. */
export type ReviewedRevision = Readonly<{
  /** What the person called it: `origin/main`, or `.` for the work tree. */
  name: string;
  /** The full id; undefined for the work tree. */
  commit: string | undefined;
  tree: SourceTree;
  /** Secrets that need a key are stand-ins in it. */
  snapshot: Snapshot;
  /** What the files declare, as far as it can be read without a key. */
  resources: readonly Resource[];
  /** The document that declares something, or nothing. */
  documentOf(kind: string, name: string): ParsedDocument | undefined;
  /** By client_id; without those of which sops encrypted the file in part. */
  clients: ReadonlyMap<string, ResourceOf<'Client'>>;
}>;

type Built = Readonly<{
  name: string;
  commit: string | undefined;
  tree: SourceTree;
  snapshot: Snapshot;
}>;

/** Reads once more what each file declares, where a build has left nothing but its snapshot. */
export function createReviewedRevision(built: Built): ReviewedRevision {
  const readings = built.tree.files.map(readResources);
  const resources = readings.flatMap((reading) => reading.resources);
  const documents = new Map<string, ParsedDocument>();
  for (const { kind, document, value } of resources) {
    documents.set(keyOf(kind, value.metadata.name), document);
  }
  for (const document of readings.flatMap(({ encrypted }) => encrypted)) {
    const { kind, metadata } = membersOf(document.value);
    documents.set(keyOf(String(kind), String(membersOf(metadata)['name'])), document);
  }
  const clients = resources.flatMap((resource) =>
    resource.kind === 'Client' ? [[idOf(resource).value, resource] as const] : [],
  );
  return Object.freeze({
    ...built,
    resources,
    clients: new Map(clients),
    documentOf: (kind: string, name: string) => documents.get(keyOf(kind, name)),
  });
}

/** The resources of one kind. */
export function resourcesOf<K extends Resource['kind']>(
  { resources }: Pick<ReviewedRevision, 'resources'>,
  kind: K,
): readonly ResourceOf<K>[] {
  return resources.filter((resource): resource is ResourceOf<K> => resource.kind === kind);
}

const keyOf = (kind: string, name: string) => `${kind}/${name}`;

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
