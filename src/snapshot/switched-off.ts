import { decodeText } from '../document/decode-text.ts';
import { parseDocuments } from '../document/parse-documents.ts';
import { yamlLibrary } from '../document/yaml-library.ts';
import type { Resource } from '../resource/resource.ts';
import type { SourceFile } from '../tree/source-tree.ts';
import { declaredName, readResources } from './read-resources.ts';

/** Names of resources that are switched off, by the path of their file. */
export type SwitchedOff = ReadonlyMap<string, ReadonlySet<string>>;

/** What people write who mean it. */
const OFF = /^(?:false|no|off)$/i;

/**
 * The resources of the served version of a file that its broken version says are disabled. The kill
 * switch must work in a document that is otherwise wrong: who acts in a hurry makes mistakes.
 */
export function switchedOffIn(broken: SourceFile, served: SourceFile): ReadonlySet<string> {
  const values = valuesIn(broken);
  const off = values.filter(isSwitchedOff);
  if (off.length === 0) return new Set();
  const { resources, encrypted } = readResources(served);
  const own = [
    ...resources.map(({ value }) => value.metadata.name),
    ...encrypted.flatMap(declaredName).map(({ name }) => name),
  ];
  const names = off.map(nameOf);
  // Where the name is part of what is broken, the only document can mean only itself.
  const isMeant = (name: string) => names.includes(name) || (values.length === 1 && !names[0]);
  return new Set(own.filter(isMeant));
}

/** Disables the resources that are switched off; all others stay the same objects. */
export function switchOff(
  resources: readonly Resource[],
  switchedOff: SwitchedOff = new Map(),
): readonly Resource[] {
  if (switchedOff.size === 0) return resources;
  return resources.map((resource) => {
    const names = switchedOff.get(resource.document.file.path);
    return names?.has(resource.value.metadata.name) === true ? disabled(resource) : resource;
  });
}

function disabled(resource: Resource): Resource {
  if (resource.kind === 'Client') {
    const { value } = resource;
    return { ...resource, value: { ...value, spec: { ...value.spec, enabled: false } } };
  }
  if (resource.kind === 'User') {
    const { value } = resource;
    return { ...resource, value: { ...value, spec: { ...value.spec, enabled: false } } };
  }
  return resource;
}

/** As far as the text can be understood at all. */
function valuesIn(file: SourceFile): readonly unknown[] {
  const parsed = parseDocuments(file);
  if (parsed.ok) return parsed.value.map(({ value }) => value);
  const text = decodeText(file);
  if (!text.ok) return [];
  return yamlLibrary().parseAllDocuments(text.value, { logLevel: 'silent' }).map(plainly);
}

/** Without aliases, which a hostile text could let grow. */
function plainly(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}

function isSwitchedOff(value: unknown): boolean {
  const enabled = memberOf(memberOf(value, 'spec'), 'enabled');
  return enabled === false || (typeof enabled === 'string' && OFF.test(enabled));
}

function nameOf(value: unknown): string | undefined {
  const name = memberOf(memberOf(value, 'metadata'), 'name');
  return typeof name === 'string' ? name : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const member: unknown = Reflect.get(value, name);
  return member;
}
