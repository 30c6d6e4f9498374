// The fields that a schema describes, as the reference pages list them.
import type { JSONSchema, SchemaFiles } from '../src/resource/bundle-schema.ts';

export type SchemaField = Readonly<{
  /** Such as `redirectURIs`, `tokens.idToken.ttl` or `previousSecrets[].expiresAt`. */
  name: string;
  type: string;
  isRequired: boolean;
  description: string;
  example: unknown;
}>;

/** All fields below a schema, those of nested mappings after the mapping itself. */
export function fieldsOf(schema: unknown, files: SchemaFiles, prefix = ''): SchemaField[] {
  const { properties, required } = resolve(schema, files);
  const names = Array.isArray(required) ? required : [];
  return Object.entries(asSchema(properties)).flatMap(([name, property]) => {
    const resolved = resolve(property, files);
    const [example] = Array.isArray(resolved['examples']) ? resolved['examples'] : [];
    const path = `${prefix}${name}`;
    const field = {
      name: path,
      type: typeText(resolved, files),
      isRequired: names.includes(name),
      description: descriptionOf(resolved),
      example,
    };
    return [field, ...partsOf(path, resolved, files)];
  });
}

export function descriptionOf({ description }: JSONSchema): string {
  return typeof description === 'string' ? description : '';
}

function partsOf(path: string, schema: JSONSchema, files: SchemaFiles): SchemaField[] {
  const { items, additionalProperties } = schema;
  if (schema['properties'] !== undefined) return fieldsOf(schema, files, `${path}.`);
  if (items !== undefined) return fieldsOf(items, files, `${path}[].`);
  return isSchema(additionalProperties)
    ? fieldsOf(additionalProperties, files, `${path}.NAME.`)
    : [];
}

/** What a reference stands for; words beside it win. */
export function resolve(schema: unknown, files: SchemaFiles): JSONSchema {
  const { $ref: reference, allOf, ...own } = asSchema(schema);
  if (typeof reference === 'string') return { ...resolve(lookUp(reference, files), files), ...own };
  const [only, ...others] = Array.isArray(allOf) ? allOf : [];
  return only !== undefined && others.length === 0 ? { ...resolve(only, files), ...own } : own;
}

function lookUp(reference: string, files: SchemaFiles): unknown {
  const [name = '', path = ''] = reference.replace('.json', '').split('#');
  const steps = path.split('/').slice(1);
  return steps.reduce<unknown>((schema, step) => asSchema(schema)[step], files.get(name));
}

const FORMAT_WORDS: Readonly<Record<string, string>> = {
  'app-url': 'URL',
  'web-url': 'URL',
  'issuer-url': 'URL',
  'redirect-uri': 'URI',
  'resource-uri': 'URI',
  origin: 'origin',
  'duration-with-unit': 'duration',
  'duration-or-never': 'duration or never',
  timestamp: 'time',
  'email-address': 'email address',
  'password-hash': 'hash',
  'ip-network': 'network',
  'listen-address': 'host:port',
  'listen-address-or-off': 'host:port or off',
  'include-pattern': 'path',
};

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
  object: 'mapping',
};

function typeText(schema: JSONSchema, files: SchemaFiles): string {
  const { type, format, items } = schema;
  const words = Array.isArray(schema['enum']) ? schema['enum'] : [schema['const']];
  if (words[0] !== undefined) return words.map((word) => `\`${word}\``).join(', ');
  if (typeof format === 'string') return FORMAT_WORDS[format] ?? format;
  const types = [type].flat().filter((word) => typeof word === 'string');
  return types
    .map((word) => {
      if (word !== 'array') return TYPE_WORDS[word] ?? word;
      const item = typeText(resolve(items, files), files);
      return item === '' ? 'list' : `list of ${/^\w+$/.test(item) ? `${item}s` : item}`;
    })
    .join(', or ');
}

const asSchema = (value: unknown): JSONSchema => (isSchema(value) ? value : {});

function isSchema(value: unknown): value is JSONSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
