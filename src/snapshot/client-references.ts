import { escapePointer } from '../diagnostic/pointer.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { STANDARD_SCOPES } from '../resource/scope-rules.ts';
import { createListMemo } from '../tree/list-memo.ts';
import { listed, type Reference } from './reference.ts';

type Client = ResourceOf<'Client'>;

const STANDARD: ReadonlySet<string> = new Set(STANDARD_SCOPES);

/** All that a client names and that may be missing, by what it is. */
export const REFERENCES_OF_CLIENT = {
  apis: ({ document, value: { spec } }) => {
    const { resources, defaultResource: name } = spec;
    const references = listed(document, '/spec/resources', resources);
    if (name === undefined) return references;
    return [...references, { document, pointer: '/spec/defaultResource', part: 'value', name }];
  },
  claims: ({ document, value: { spec } }) =>
    Array.isArray(spec.idTokenClaims)
      ? listed(document, '/spec/idTokenClaims', spec.idTokenClaims)
      : [],
  connectors: ({ document, value: { spec } }) =>
    listed(document, '/spec/allowedConnectors', spec.allowedConnectors),
  groups: ({ document, value: { spec } }) => [
    ...listed(document, '/spec/allowedGroups', spec.allowedGroups),
    ...groupsOfClaims(document, spec.claims),
  ],
  peers: ({ document, value: { spec } }) =>
    listed(document, '/spec/trustedPeers', spec.trustedPeers),
  scopes: ({ document, value: { spec } }) =>
    listed(document, '/spec/scopes', spec.scopes).filter(({ name }) => !STANDARD.has(name)),
  users: ({ document, value: { spec } }) =>
    listed(document, '/spec/allowedUsers', spec.allowedUsers),
} as const satisfies Record<string, (client: Client) => readonly Reference[]>;

/** The clients that name anything that may be missing; of thousands most do not. */
export const referringClients = createListMemo((client: Client) =>
  Object.values(REFERENCES_OF_CLIENT).some((of) => of(client).length > 0) ? [client] : [],
);

/** The groups that a table of claims makes something of. */
export function groupsOfClaims(
  document: Client['document'],
  claims: Readonly<Record<string, { fromGroups?: object }>> = {},
): readonly Reference[] {
  return Object.entries(claims).flatMap(([claim, { fromGroups = {} }]) =>
    Object.keys(fromGroups).map((name) => ({
      document,
      pointer: `/spec/claims/${escapePointer(claim)}/fromGroups/${escapePointer(name)}`,
      part: 'key' as const,
      name,
    })),
  );
}
