import { secondsOf } from '../resource/duration.ts';
import { titleOf } from '../resource/expand-client.ts';
import type { ResourceSpec } from '../resource/generated/resource.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { DEFAULT_ALGORITHM } from '../secret/signing-keys.ts';
import type { ResourceScope, ResourceServer } from './resource-server.ts';
import { sourceOf } from './source.ts';

/** Short, because nobody can revoke a token that its API reads by itself. */
const JWT_TTL = '10m';

/** The APIs that the directory declares, by the identifier that requests name. */
export function buildResourceServers(
  apis: readonly ResourceOf<'Resource'>[],
): ReadonlyMap<string, ResourceServer> {
  return new Map(apis.map((api) => [api.value.spec.identifier, buildResourceServer(api)]));
}

function buildResourceServer({ value, document }: ResourceOf<'Resource'>): ResourceServer {
  const { metadata, spec } = value;
  const { format = 'jwt', alg = DEFAULT_ALGORITHM, ttl } = spec.accessToken ?? {};
  const lifetime = ttl ?? (format === 'jwt' ? JWT_TTL : undefined);
  return Object.freeze({
    key: metadata.name,
    identifier: spec.identifier,
    name: spec.name ?? titleOf(metadata.name),
    scopes: scopesOf(spec),
    tokenFormat: format,
    ...(lifetime === undefined ? {} : { tokenTTL: secondsOf(lifetime) }),
    tokenAlg: alg,
    allowedClients: Object.freeze([...(spec.allowedClients ?? [])]),
    source: sourceOf(document),
  });
}

function scopesOf({ scopes = {} }: ResourceSpec): ReadonlyMap<string, ResourceScope> {
  return new Map(
    Object.entries(scopes).map(([name, { description = {}, sensitive = false }]) => [
      name,
      Object.freeze({ description: wordsOf(description), sensitive }),
    ]),
  );
}

/** A description without a language is shown in every language. */
function wordsOf(description: string | object): Readonly<Record<string, string>> {
  return Object.freeze(typeof description === 'string' ? { en: description } : { ...description });
}
