import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { CLAIMS_OF_SCOPE } from '../resource/standard-claims.ts';
import { REFERENCES_OF_CLIENT } from './client-references.ts';
import { dangling } from './reference.ts';
import type { BrokenNames, ResourceSet } from './resource-set.ts';

/**
 * Claims that go into an ID token by name have to exist. While a Scope is broken nobody knows what
 * it would open.
 */
export function checkClaimReferences(
  clients: ResourceSet['clients'],
  { scopes }: ResourceSet,
  broken: BrokenNames,
): readonly Diagnostic[] {
  if (broken.some(({ kind }) => kind === 'Scope')) return [];
  const ofEverybody = [
    ...Object.values(CLAIMS_OF_SCOPE).flat(),
    ...scopes.flatMap(({ value }) => Object.keys(value.spec.claims ?? {})),
  ];
  return clients.flatMap((client) =>
    dangling('claim', REFERENCES_OF_CLIENT.claims(client), () => [
      ...ofEverybody,
      ...Object.keys(client.value.spec.claims ?? {}),
    ]),
  );
}
