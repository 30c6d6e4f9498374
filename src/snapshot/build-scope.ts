import type { ResourceOf } from '../resource/resource.ts';
import type { Scope } from './scope.ts';
import { sourceOf } from './source.ts';

/** The scopes that the directory declares, by name. */
export function buildScopes(scopes: readonly ResourceOf<'Scope'>[]): ReadonlyMap<string, Scope> {
  return new Map(
    scopes.map(({ value: { metadata, spec }, document }) => [
      metadata.name,
      Object.freeze({
        name: metadata.name,
        description: Object.freeze({ ...spec.description }),
        sensitive: spec.sensitive ?? false,
        claims: Object.freeze({ ...spec.claims }),
        source: sourceOf(document),
      }),
    ]),
  );
}
