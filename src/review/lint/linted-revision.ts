import type { ParsedDocument } from '../../document/parsed-document.ts';
import type { Resource } from '../../resource/resource.ts';
import type { Client } from '../../snapshot/client.ts';
import { clientIdOf } from '../../snapshot/build-client.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { resourcesOf } from '../reviewed-revision.ts';
import type { WaivingRevision } from '../waivers.ts';

/** A directory that was built, and what its files declare. */
export type LintedRevision = WaivingRevision & Readonly<{ snapshot: Snapshot }>;

/** A client with everything filled in, and the document that declares it. */
export type DeclaredClient = Readonly<{
  client: Client;
  /** metadata.name. */
  name: string;
  document: ParsedDocument;
}>;

/** The same of what a snapshot was just built from. */
export function lintedRevision(snapshot: Snapshot, resources: readonly Resource[]): LintedRevision {
  const documents = new Map(
    resources.map(({ kind, document, value }) => [`${kind}/${value.metadata.name}`, document]),
  );
  const files = [...new Set(resources.map(({ document }) => document.file))];
  return {
    snapshot,
    resources,
    tree: { files },
    documentOf: (kind, name) => documents.get(`${kind}/${name}`),
  };
}

const known = new WeakMap<LintedRevision, readonly DeclaredClient[]>();

/** Every client, those of which sops encrypted the file in part included. */
export function declaredClients(revision: LintedRevision): readonly DeclaredClient[] {
  const found = known.get(revision) ?? findClients(revision);
  known.set(revision, found);
  return found;
}

function findClients(revision: LintedRevision): readonly DeclaredClient[] {
  const names = new Map(
    resourcesOf(revision, 'Client').map((resource) => [
      clientIdOf(resource),
      resource.value.metadata.name,
    ]),
  );
  return [...revision.snapshot.clients.values()].flatMap((client) => {
    const name = names.get(client.id) ?? client.id;
    const document = revision.documentOf('Client', name);
    return document === undefined ? [] : [{ client, name, document }];
  });
}
