import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Resource } from '../resource/resource.ts';
import { CLAIMS_OF_SCOPE } from '../resource/standard-claims.ts';
import { dangling, listed } from './reference.ts';

/**
 * Claims that go into an ID token by name have to exist. While a Scope is broken nobody knows what
 * it would open.
 */
export function checkClaimReferences(
  resources: readonly Resource[],
  broken: readonly Readonly<{ kind: string }>[],
): readonly Diagnostic[] {
  if (broken.some(({ kind }) => kind === 'Scope')) return [];
  const ofEverybody = [
    ...Object.values(CLAIMS_OF_SCOPE).flat(),
    ...resources.flatMap((resource) =>
      resource.kind === 'Scope' ? Object.keys(resource.value.spec.claims ?? {}) : [],
    ),
  ];
  return resources.flatMap((resource) => {
    if (resource.kind !== 'Client') return [];
    const { idTokenClaims, claims = {} } = resource.value.spec;
    if (!Array.isArray(idTokenClaims)) return [];
    const references = listed(resource.document, '/spec/idTokenClaims', idTokenClaims);
    return dangling('claim', references, [...ofEverybody, ...Object.keys(claims)]);
  });
}
