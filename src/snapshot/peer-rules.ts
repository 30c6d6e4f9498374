import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnosticAt } from '../resource/diagnostic-at.ts';
import { replaceName } from '../resource/suggest-fix.ts';
import { clientIdOf } from './build-client.ts';
import { REFERENCES_OF_CLIENT } from './client-references.ts';
import { createNearestNames, type NearNames } from './nearest-names.ts';
import type { Reference } from './reference.ts';
import type { BrokenNames, ResourceSet } from './resource-set.ts';

/**
 * Clients that are trusted have to exist.
 * @param asking those that name anything
 */
export function checkPeers(
  asking: ResourceSet['clients'],
  { clients }: ResourceSet,
  broken: BrokenNames,
): readonly Diagnostic[] {
  const named = asking.flatMap(REFERENCES_OF_CLIENT.peers);
  if (named.length === 0) return [];
  // What is broken may have any id.
  const ids = [...clients.map(clientIdOf), ...broken.map(({ name }) => name)];
  const known = new Set(ids);
  const near = createNearestNames(ids);
  return named
    .filter(({ name }) => !known.has(name))
    .map((reference) => unknownPeer(reference, near(reference.name)));
}

function unknownPeer(reference: Reference, { close, meant }: NearNames): Diagnostic {
  const { document, pointer, part, name } = reference;
  return diagnosticAt(document, pointer, part, {
    rule: 'unknown-peer',
    message: `no client has the id ${JSON.stringify(name)}`,
    help: close === undefined ? undefined : `did you mean ${close}?`,
    fix: meant === undefined ? undefined : replaceName(reference, name, meant),
    inert: true,
  });
}
