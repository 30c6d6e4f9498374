import { TYPE_DEFAULTS, typeOf, type ClientType } from './client-type.ts';
import type { ClientSpec } from './generated/client.ts';
import { presets } from './presets.ts';
import type { ResourceOf } from './resource.ts';

/** Where the value of a field comes from. */
export type Origin =
  | Readonly<{ kind: 'file' }>
  | Readonly<{ kind: 'preset'; name: string }>
  | Readonly<{ kind: 'type'; type: ClientType }>
  | Readonly<{ kind: 'default' }>;

type Field = keyof ClientSpec;

/** A client with the fields that a preset, its type and the language itself fill in. */
export type ExpandedClient = Readonly<{
  type: ClientType;
  spec: ClientSpec &
    Pick<Required<ClientSpec>, 'id' | 'name' | 'public' | 'grantTypes' | 'scopes' | 'redirectURIs'>;
  origins: ReadonlyMap<Field, Origin>;
}>;

type Layer = Readonly<{ origin: Origin; spec: ClientSpec }>;

/** One copy for all clients: thousands of them say nothing else. */
const SPEC_OF_TYPE = structuredClone<object>(TYPE_DEFAULTS) as Readonly<
  Record<ClientType, ClientSpec>
>;

const SPEC_OF_ALL: ClientSpec = {
  enabled: true,
  scopes: ['openid', 'profile', 'email', 'groups', 'offline_access'],
  postLogoutRedirectURIs: [],
  redirectURIs: [],
  idTokenClaims: 'all',
  subjectType: 'public',
};

/**
 * Fills in what the file leaves out: the file comes first, then the preset of its app, then what its
 * type implies, then what holds for every client.
 */
export function expandClient(resource: ResourceOf<'Client'>): ExpandedClient {
  const { metadata, spec } = resource.value;
  const declared = [{ origin: { kind: 'file' }, spec } as const, ...presetLayers(spec)];
  const type = typeOf(mergeLayers(declared).spec);
  const merged = mergeLayers([
    ...declared,
    { origin: { kind: 'type', type }, spec: SPEC_OF_TYPE[type] },
    { origin: { kind: 'default' }, spec: defaultsFor(metadata.name) },
  ]);
  return { type, spec: complete(merged.spec, metadata.name), origins: merged.origins };
}

function presetLayers({ app, url }: ClientSpec): readonly Layer[] {
  const preset = app === undefined ? undefined : presets().get(app);
  if (preset === undefined || url === undefined) return [];
  return [{ origin: { kind: 'preset', name: preset.name }, spec: preset.specFor(url) }];
}

function defaultsFor(name: string): ClientSpec {
  return { id: name, name: titleOf(name), ...SPEC_OF_ALL };
}

/** The first layer that gives a field decides it. */
function mergeLayers(layers: readonly Layer[]): Readonly<{
  spec: ClientSpec;
  origins: ReadonlyMap<Field, Origin>;
}> {
  const origins = new Map<Field, Origin>();
  const merged: Record<string, unknown> = {};
  for (const { origin, spec } of layers) {
    for (const [field, value] of Object.entries(spec)) {
      if (value === undefined || Object.hasOwn(merged, field)) continue;
      merged[field] = value;
      origins.set(field as Field, origin);
    }
  }
  return { spec: merged, origins };
}

function complete(spec: ClientSpec, metadataName: string): ExpandedClient['spec'] {
  const { id = metadataName, name = titleOf(metadataName) } = spec;
  const { public: isPublic = false, grantTypes = [], scopes = [], redirectURIs = [] } = spec;
  return { ...spec, id, name, public: isPublic, grantTypes, scopes, redirectURIs };
}

/** `team-wiki` becomes `Team Wiki`. */
export function titleOf(name: string): string {
  return name
    .split(/[-.]+/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');
}
