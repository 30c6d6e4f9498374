import { escapePointer } from '../../diagnostic/pointer.ts';
import { natureOfField } from '../../diagnostic/secret-field.ts';
import { expandClient, originsOf, type ExpandedClient } from '../../resource/expand-client.ts';
import type { Resource, ResourceOf } from '../../resource/resource.ts';
import { DEFAULT_ALGORITHM } from '../../secret/signing-keys.ts';
import { CREDENTIAL_FIELDS, credentialFields } from './credential-fields.ts';
import { lifetimeFields, mayRefresh } from './lifetime-fields.ts';
import { valueAt } from '../../secret/value-at.ts';
import { lineOf, type ShownField, type ShownOrigin } from './shown-field.ts';

type Client = ResourceOf<'Client'>;

/** Every value of a client as the server would take it, and where each comes from. */
export function clientFields(
  client: Client,
  resources: readonly Resource[],
): readonly ShownField[] {
  const expanded = expandClient(client);
  const origins = originsOf(client);
  const issuer = resources.find((resource) => resource.kind === 'Issuer');
  const { name } = client.value.metadata;
  const fields = [
    ...mergedFields(client, expanded, origins),
    ...credentialFields(expanded, name, client.document, resources),
    ...silentFields(expanded).filter(({ name }) => !origins.has(name)),
    ...(issuer?.kind === 'Issuer' ? lifetimeFields(expanded, issuer) : []),
  ];
  return fields.toSorted((a, b) => rankOf(a.name) - rankOf(b.name));
}

function mergedFields(
  { document }: Client,
  { spec }: ExpandedClient,
  origins: ReturnType<typeof originsOf>,
): readonly ShownField[] {
  return [...origins]
    .filter(([name]) => !CREDENTIAL_FIELDS.has(name))
    .flatMap(([name, origin]) => {
      const value = valueAt(spec, `/${name}`);
      if (origin.kind !== 'file') return leavesOf(name, value, () => origin);
      return leavesOf(name, value, (pointer) => lineOf(document, `/spec/${pointer}`));
    });
}

/** What holds where neither the file nor its layers say anything. */
function silentFields({ type, spec }: ExpandedClient): readonly ShownField[] {
  const signedResponseAlg = spec.tokens?.idToken?.alg ?? DEFAULT_ALGORITHM;
  const signsIn = spec.grantTypes.includes('authorization_code');
  const silent: readonly (ShownField & { applies: boolean })[] = [
    { name: 'type', value: type, origin: { kind: 'inferred' }, applies: spec.type === undefined },
    {
      name: 'allowedCORSOrigins',
      value: [...new Set(spec.redirectURIs.filter(isOnTheWeb).map((uri) => new URL(uri).origin))],
      origin: { kind: 'inferred' },
      applies: spec.public && spec.allowedCORSOrigins === undefined,
    },
    {
      name: 'responseTypes',
      value: ['code'],
      origin: { kind: 'default' },
      applies: signsIn && spec.responseTypes === undefined,
    },
    {
      name: 'refreshTokens',
      value: 'for offline_access with prompt=consent',
      origin: { kind: 'default' },
      applies: spec.refreshTokens === undefined && mayRefresh(spec),
    },
    {
      name: 'signedResponse.alg',
      value: signedResponseAlg,
      origin: { kind: 'inferred' },
      applies: spec.signedResponse !== undefined && spec.signedResponse.alg === undefined,
    },
    {
      name: 'tokens.idToken.alg',
      value: DEFAULT_ALGORITHM,
      origin: { kind: 'default' },
      applies: signsIn && spec.tokens?.idToken?.alg === undefined,
    },
  ];
  return silent
    .filter(({ applies }) => applies)
    .map(({ name, value, origin }) => ({ name, value, origin }));
}

const isOnTheWeb = (uri: string) => /^https?:/i.test(uri);

/** A mapping is told by its parts, each of which has a line of its own. */
function leavesOf(
  name: string,
  value: unknown,
  originOf: (pointer: string) => ShownOrigin,
  pointer = name,
): readonly ShownField[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, part]) =>
      leavesOf(`${name}.${key}`, part, originOf, `${pointer}/${escapePointer(key)}`),
    );
  }
  const isSecret = natureOfField(name.slice(name.lastIndexOf('.') + 1)) !== 'setting';
  return [{ name, value: isSecret ? 'hidden' : value, origin: originOf(pointer) }];
}

/** What an app's owner looks for first. */
const FIRST = ['id', 'type', 'name', 'enabled', 'app', 'url', 'public'];
const FURTHER = [
  'redirectURIs',
  'postLogoutRedirectURIs',
  'allowedCORSOrigins',
  'tokenEndpointAuthMethod',
  'secretHash',
  'secretRef',
  'previousSecrets',
  'jwks',
  'jwksURI',
  'tlsClientAuth',
  'grantTypes',
  'responseTypes',
  'allowImplicit',
  'scopes',
  'pkce',
  'pushedAuthorizationRequests',
  'signedRequest',
  'signedResponse',
  'consent',
  'refreshTokens',
  'tokens',
  'idTokenClaims',
];
const ORDER = new Map([...FIRST, ...FURTHER].map((name, rank) => [name, rank]));

const rankOf = (name: string) => ORDER.get(name.replace(/\..*$/, '')) ?? ORDER.size;
