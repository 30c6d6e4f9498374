import { CLAIMS_OF_SCOPE } from '../resource/standard-claims.ts';
import type { Client } from '../snapshot/client.ts';
import type { Scope } from '../snapshot/scope.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What the engine is told once, when it is made: a directory of another shape needs a new one. */
export type EngineShape = Readonly<{
  /** Every scope there is, with the claims it opens. */
  claimsOfScope: Readonly<Record<string, readonly string[]>>;
  /** Equal for equal shapes. */
  key: string;
}>;

const shapes = new WeakMap<Snapshot, EngineShape>();

/** The shape of a directory; worked out once for each snapshot. */
export function engineShapeOf(snapshot: Snapshot): EngineShape {
  const known = shapes.get(snapshot);
  if (known !== undefined) return known;
  const shape = createEngineShape(snapshot.scopes.values(), snapshot.clients.values());
  shapes.set(snapshot, shape);
  return shape;
}

/** Claims of single clients come with `openid`; the order of the files makes no difference. */
export function createEngineShape(
  scopes: Iterable<Pick<Scope, 'name' | 'claims'>>,
  clients: Iterable<Pick<Client, 'claims'>>,
): EngineShape {
  const ofClients = new Set([...clients].flatMap(({ claims }) => Object.keys(claims)));
  const openid = [...CLAIMS_OF_SCOPE.openid, ...[...ofClients].sort()];
  const declared = [...scopes]
    .map(({ name, claims }) => [name, Object.keys(claims).sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const claimsOfScope = { ...CLAIMS_OF_SCOPE, openid, ...Object.fromEntries(declared) };
  return Object.freeze({ claimsOfScope, key: JSON.stringify(claimsOfScope) });
}
