import type { ParsedDocument } from '../document/parsed-document.ts';
import type { Resource, ResourceOf } from '../resource/resource.ts';
import { valueAt } from '../secret/value-at.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { declaredName, readResources } from './read-resources.ts';
import { identifierOf, idOf, loginsOf, nameOf } from './set-rules.ts';

const claimed = new WeakMap<SourceFile, readonly string[]>();

/**
 * What a file says that no other file may say as well: names, client ids, logins. The same words for
 * the same claim, whichever file makes it; only to be compared.
 */
export function claimsOf(file: SourceFile): readonly string[] {
  const known = claimed.get(file);
  if (known !== undefined) return known;
  const { resources, encrypted } = readResources(file);
  const claims = [
    ...new Set([...resources.flatMap(claimsOfResource), ...encrypted.flatMap(claimsOfEncrypted)]),
  ];
  claimed.set(file, claims);
  return claims;
}

function claimsOfResource(resource: Resource): readonly string[] {
  const { kind } = resource;
  if (kind === 'Issuer' || kind === 'Policy') return [kind];
  const name = nameOf(resource).value;
  if (kind === 'Client') return [`Client ${name}`, `client id ${idOf(resource).value}`];
  if (kind === 'User') return [`User ${name}`, ...subjectsOf(resource), ...signInNamesOf(resource)];
  // Who a LocalUser is stands in a Secret, and a User of the same name may not exist.
  if (kind === 'LocalUser') return [`User ${name}`];
  if (kind !== 'Resource') return [`${kind} ${name}`];
  return [`${kind} ${name}`, `identifier ${identifierOf(resource).value}`];
}

/** What can be told without a key: the names, which have to stay readable. */
function claimsOfEncrypted(document: ParsedDocument): readonly string[] {
  return declaredName(document).flatMap(({ kind, name }) => {
    const id = valueAt(document.value, '/spec/id');
    const ids = kind === 'Client' ? [`client id ${typeof id === 'string' ? id : name}`] : [];
    return [`${kind} ${name}`, ...ids];
  });
}

function subjectsOf({ value: { spec } }: ResourceOf<'User'>): readonly string[] {
  return spec.sub === undefined ? [] : [`sub ${spec.sub}`];
}

function signInNamesOf(user: ResourceOf<'User'>): readonly string[] {
  return loginsOf(user).map(({ value }) => `login ${value}`);
}
