import { DEFAULT_ROUTES, type Routes } from '../resource/endpoint-routes.ts';
import { CLAIMS_OF_SCOPE } from '../resource/standard-claims.ts';
import type { Client, ClientId, ResponseType } from '../snapshot/client.ts';
import type { Issuer } from '../snapshot/issuer.ts';
import { createSelection } from '../snapshot/keyed-map.ts';
import type { Scope } from '../snapshot/scope.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What the engine is told once, when it is made: a directory of another shape needs a new one. */
export type EngineShape = Readonly<{
  /** Every scope there is, with the claims it opens. */
  claimsOfScope: Readonly<Record<string, readonly string[]>>;
  /** What some client may be answered with by the authorization endpoint. */
  responseTypes: readonly ResponseType[];
  /** Whether clients can present certificates, and whether the proxy verifies who issued them. */
  certificates: 'none' | 'unverified' | 'verified';
  /** Whether there may be clients without a file, described by documents of their own. */
  documents: boolean;
  /** Whether every client has to push its authorization requests. */
  pushedRequestsOnly: boolean;
  routes: Routes;
  /** Equal for equal shapes. */
  key: string;
}>;

type Shaping = Pick<Client, 'claims' | 'responseTypes'>;

/** The few clients that the engine has to know something of. */
const shapingClients = createSelection<ClientId, Client>(
  ({ claims, responseTypes }: Shaping) =>
    responseTypes !== undefined || Object.keys(claims).length > 0,
);

const shapes = new WeakMap<Snapshot, EngineShape>();

/** The shape of a directory; worked out once for each snapshot. */
export function engineShapeOf(snapshot: Snapshot): EngineShape {
  const known = shapes.get(snapshot);
  if (known !== undefined) return known;
  const { scopes, clients, issuer } = snapshot;
  const shape = createEngineShape(scopes.values(), shapingClients(clients), issuer);
  shapes.set(snapshot, shape);
  return shape;
}

/** Claims of single clients come with `openid`; the order of the files makes no difference. */
export function createEngineShape(
  scopes: Iterable<Pick<Scope, 'name' | 'claims'>>,
  clients: Iterable<Shaping>,
  issuer: Partial<
    Pick<Issuer, 'clientCertificate' | 'documentHosts' | 'pushedRequestsOnly' | 'routes'>
  > = {},
): EngineShape {
  const ofClients = new Set<string>();
  const beyondCode = new Set<ResponseType>();
  for (const { claims, responseTypes = [] } of clients) {
    for (const name of Object.keys(claims)) ofClients.add(name);
    for (const responseType of responseTypes) beyondCode.add(responseType);
  }
  const openid = [...CLAIMS_OF_SCOPE.openid, ...[...ofClients].sort()];
  const declared = [...scopes]
    .map(({ name, claims }) => [name, Object.keys(claims).sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const claimsOfScope = { ...CLAIMS_OF_SCOPE, openid, ...Object.fromEntries(declared) };
  const shape = {
    claimsOfScope,
    responseTypes: [...beyondCode.add('code')].sort(),
    certificates: certificatesOf(issuer),
    documents: (issuer.documentHosts ?? []).length > 0,
    pushedRequestsOnly: issuer.pushedRequestsOnly ?? false,
    routes: issuer.routes ?? DEFAULT_ROUTES,
  } as const;
  return Object.freeze({ ...shape, key: JSON.stringify(shape) });
}

function certificatesOf({
  clientCertificate,
}: Partial<Pick<Issuer, 'clientCertificate'>>): EngineShape['certificates'] {
  if (clientCertificate === undefined) return 'none';
  return clientCertificate.verified === undefined ? 'unverified' : 'verified';
}
