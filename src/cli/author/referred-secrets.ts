import { expandClient } from '../../resource/expand-client.ts';
import type { Resource } from '../../resource/resource.ts';
import { needsSecret } from '../../snapshot/build-credential.ts';

/** The names of all Secrets that any of some resources refers to. */
export function referredSecrets(resources: readonly Resource[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const resource of resources) {
    collect(resource.value, names);
    const implied = resource.kind === 'Client' ? impliedName(resource) : undefined;
    if (implied !== undefined) names.add(implied);
  }
  return names;
}

/** Whatever its kind, a reference is a field such as `clientSecretRef` with a name below it. */
function collect(value: unknown, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const name: unknown = /ref$/i.test(key) ? Reflect.get(Object(part), 'name') : undefined;
    if (typeof name === 'string') names.add(name);
    collect(part, names);
  }
}

function impliedName(client: Resource & { kind: 'Client' }): string | undefined {
  const { spec } = expandClient(client);
  return needsSecret(spec) && spec.secretRef === undefined ? client.value.metadata.name : undefined;
}
