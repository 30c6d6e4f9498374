import type { ParsedDocument } from '../document/parsed-document.ts';
import { expandClient } from '../resource/expand-client.ts';
import type { SecretRef } from '../resource/generated/client.ts';
import type { ResourceOf } from '../resource/resource.ts';
import type { OutsideReference } from '../secret/outside-secrets.ts';
import { needsSecret } from './build-credential.ts';

/** One value: of a Secret, or of something outside of the directory. */
export type SecretTarget = Readonly<{ name: string; key?: string | undefined }> | OutsideReference;

/**
 * A reference to a secret, and where it stands. `implied`: the author wrote none. `vital`: nobody can
 * sign in without it.
 */
export type SecretReference = Readonly<{
  document: ParsedDocument;
  pointer: string;
  ref: SecretTarget;
  implied: boolean;
  vital?: true;
}>;

type ClientReferences = Readonly<{
  current: SecretReference | undefined;
  /** One for each of `previousSecrets`; undefined where a hash is given instead. */
  previous: readonly (SecretReference | undefined)[];
}>;

const known = new WeakMap<ResourceOf<'Client'>, ClientReferences>();

/** The Secrets that a client refers to, if any. */
export function secretReferencesOf(client: ResourceOf<'Client'>): ClientReferences | undefined {
  const found = known.get(client) ?? findReferences(client);
  if (found !== undefined) known.set(client, found);
  return found;
}

/** What a reference means that was found in order. */
export function targetOf({ name = '', key, file, env }: SecretRef): SecretTarget {
  if (env !== undefined) return { env };
  return file === undefined ? { name, key } : { file, key };
}

function findReferences(client: ResourceOf<'Client'>): ClientReferences | undefined {
  const { document, value } = client;
  const { spec } = expandClient(client);
  const { previousSecrets = [] } = spec;
  if (!needsSecret(spec) && previousSecrets.length === 0) return undefined;
  const current = {
    document,
    pointer: '/spec/secretRef',
    ref: targetOf(spec.secretRef ?? { name: value.metadata.name }),
    implied: spec.secretRef === undefined,
  };
  const previous = previousSecrets.map(({ secretRef }, index) =>
    secretRef === undefined
      ? undefined
      : {
          document,
          pointer: `/spec/previousSecrets/${index}/secretRef`,
          ref: targetOf(secretRef),
          implied: false,
        },
  );
  return { current: needsSecret(spec) ? current : undefined, previous };
}
