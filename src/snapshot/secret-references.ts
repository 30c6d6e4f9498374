import type { ParsedDocument } from '../document/parsed-document.ts';
import { expandClient } from '../resource/expand-client.ts';
import type { SecretRef } from '../resource/generated/client.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { needsSecret } from './build-credential.ts';

/**
 * A reference to a Secret, and where it stands. `implied`: the author wrote none. `vital`: nobody can
 * sign in without it.
 */
export type SecretReference = Readonly<{
  document: ParsedDocument;
  pointer: string;
  ref: SecretRef;
  implied: boolean;
  vital?: true;
}>;

type ClientReferences = Readonly<{
  current: SecretReference | undefined;
  /** One for each of `previousSecrets`; undefined where a hash is given instead. */
  previous: readonly (SecretReference | undefined)[];
}>;

const found = new WeakMap<ResourceOf<'Client'>, ClientReferences | undefined>();

/** The Secrets that a client refers to, if any; worked out once for each resource. */
export function secretReferencesOf(client: ResourceOf<'Client'>): ClientReferences | undefined {
  if (!found.has(client)) found.set(client, findReferences(client));
  return found.get(client);
}

function findReferences(client: ResourceOf<'Client'>): ClientReferences | undefined {
  const { document, value } = client;
  const { spec } = expandClient(client);
  const { previousSecrets = [] } = spec;
  if (!needsSecret(spec) && previousSecrets.length === 0) return undefined;
  const current = {
    document,
    pointer: '/spec/secretRef',
    ref: spec.secretRef ?? { name: value.metadata.name },
    implied: spec.secretRef === undefined,
  };
  const previous = previousSecrets.map(({ secretRef }, index) =>
    secretRef === undefined
      ? undefined
      : {
          document,
          pointer: `/spec/previousSecrets/${index}/secretRef`,
          ref: secretRef,
          implied: false,
        },
  );
  return { current: needsSecret(spec) ? current : undefined, previous };
}
