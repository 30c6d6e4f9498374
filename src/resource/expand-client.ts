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

type Filled = 'id' | 'name' | 'public' | 'grantTypes' | 'scopes' | 'redirectURIs';

/** A client with the fields that a preset, its type and the language itself fill in. */
export type ExpandedClient = Readonly<{
  type: ClientType;
  spec: ClientSpec & Pick<Required<ClientSpec>, Filled>;
}>;

type Layer = Readonly<{ origin: Origin; spec: ClientSpec }>;

const SPEC_OF_ALL = {
  enabled: true,
  scopes: ['openid', 'profile', 'email', 'groups', 'offline_access'],
  postLogoutRedirectURIs: [],
  redirectURIs: [],
  idTokenClaims: 'all',
  subjectType: 'public',
} satisfies ClientSpec;

/** One copy for all clients: thousands of them say nothing else. */
const DEFAULTS = {
  web: { ...SPEC_OF_ALL, ...TYPE_DEFAULTS.web },
  spa: { ...SPEC_OF_ALL, ...TYPE_DEFAULTS.spa },
  native: { ...SPEC_OF_ALL, ...TYPE_DEFAULTS.native },
  device: { ...SPEC_OF_ALL, ...TYPE_DEFAULTS.device },
  service: { ...SPEC_OF_ALL, ...TYPE_DEFAULTS.service },
} satisfies Readonly<Record<ClientType, ClientSpec>>;

/**
 * Fills in what the file leaves out: the file comes first, then the preset of its app, then what its
 * type implies, then what holds for every client.
 */
export function expandClient(resource: ResourceOf<'Client'>): ExpandedClient {
  const { metadata, spec } = resource.value;
  const preset = presetLayer(spec);
  const declared = preset === undefined ? spec : { ...preset.spec, ...spec };
  const type = typeOf(declared);
  const { id = metadata.name, name = titleOf(metadata.name) } = declared;
  return { type, spec: { ...DEFAULTS[type], ...declared, id, name } };
}

/** Where the value of each field of an expanded client comes from, those of the file first. */
export function originsOf(resource: ResourceOf<'Client'>): ReadonlyMap<string, Origin> {
  const { spec } = resource.value;
  const { type, spec: expanded } = expandClient(resource);
  const preset = presetLayer(spec);
  const layers: readonly Layer[] = [
    { origin: { kind: 'file' }, spec },
    ...(preset === undefined ? [] : [preset]),
    { origin: { kind: 'type', type }, spec: TYPE_DEFAULTS[type] },
    { origin: { kind: 'default' }, spec: expanded },
  ];
  const origins = new Map<string, Origin>();
  for (const { origin, spec: fields } of layers) {
    for (const field of Object.keys(fields)) if (!origins.has(field)) origins.set(field, origin);
  }
  return origins;
}

function presetLayer({ app, url }: ClientSpec): Layer | undefined {
  const preset = app === undefined ? undefined : presets().get(app);
  if (preset === undefined || url === undefined) return undefined;
  return { origin: { kind: 'preset', name: preset.name }, spec: preset.specFor(url) };
}

/** `team-wiki` becomes `Team Wiki`. */
export function titleOf(name: string): string {
  return name
    .split(/[-.]+/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');
}
