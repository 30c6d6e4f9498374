/** A JSON Schema (draft-07) as plain data. */
export type JSONSchema = Readonly<Record<string, unknown>>;

/** Schemas by the name that others refer to them by, without `.json`. */
export type SchemaFiles = ReadonlyMap<string, JSONSchema>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/**
 * One schema that can be used alone: what it takes from other files stands below its `definitions`.
 * @throws TypeError when a name is not among the files
 */
export function bundleSchema(name: string, files: SchemaFiles): JSONSchema {
  const schema = fileCalled(name, files);
  const bundled = rewriteReferences(schema, '#');
  return withDefinitions(bundled, referencesOf([schema], files), files);
}

/** One schema for resources of every kind; which part of it holds follows from `kind`. */
export function bundleKinds(files: SchemaFiles): JSONSchema {
  const kinds = kindsIn(files);
  const chosen = kinds.map(({ file, kind }) => ({
    if: { properties: { kind: { const: kind } }, required: ['kind'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
    then: { $ref: definition(file) },
  }));
  const schema = {
    $schema: DRAFT,
    $id: 'https://idpfile.dev/schemas/v1.json',
    title: 'Resource of idpfile',
    description: 'One document of a configuration directory.',
    type: 'object',
    required: ['apiVersion', 'kind'],
    properties: {
      apiVersion: {
        description: 'The language the resource is written in: idpfile/v1 for all of ours.',
        enum: [...new Set(kinds.flatMap(({ apiVersions }) => apiVersions))],
      },
      kind: {
        description: 'What the resource is.',
        enum: kinds.map(({ kind }) => kind),
      },
      metadata: { description: 'What the resource is called, and notes on it.', type: 'object' },
    },
    allOf: chosen,
  };
  const roots = kinds.map(({ file }) => file);
  const parts = referencesOf(
    roots.map((file) => fileCalled(file, files)),
    files,
  );
  return withDefinitions(schema, new Set([...roots, ...parts]), files);
}

/** The schemas that describe a whole document, and what such a document calls itself. */
export function kindsIn(
  files: SchemaFiles,
): readonly Readonly<{ file: string; kind: string; apiVersions: readonly string[] }>[] {
  return [...files].flatMap(([file, { properties }]) => {
    if (!isSchema(properties)) return [];
    const [kind] = wordsOf(properties['kind']);
    return kind === undefined
      ? []
      : [{ file, kind, apiVersions: wordsOf(properties['apiVersion']) }];
  });
}

function wordsOf(schema: unknown): readonly string[] {
  if (!isSchema(schema)) return [];
  const words = Array.isArray(schema['enum']) ? schema['enum'] : [schema['const']];
  return words.filter((word) => typeof word === 'string');
}

/** The files that some schemas refer to, directly or through others. */
function referencesOf(schemas: readonly JSONSchema[], files: SchemaFiles): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isSchema(value)) return;
    const reference = value['$ref'];
    const name = typeof reference === 'string' ? fileNameIn(reference) : undefined;
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      visit(fileCalled(name, files));
    }
    Object.values(value).forEach(visit);
  };
  schemas.forEach(visit);
  return found;
}

function withDefinitions(
  schema: JSONSchema,
  names: ReadonlySet<string>,
  files: SchemaFiles,
): JSONSchema {
  const added = [...names].toSorted().map((name) => {
    const { $schema: _draft, $id: _id, ...rest } = fileCalled(name, files);
    return [name, rewriteReferences(rest, definition(name))] as const;
  });
  if (added.length === 0) return schema;
  const own = isSchema(schema['definitions']) ? schema['definitions'] : {};
  return { ...schema, definitions: { ...own, ...Object.fromEntries(added) } };
}

/** Makes every reference one within the bundle; `home` is where the schema itself will stand there. */
function rewriteReferences(schema: JSONSchema, home: string): JSONSchema {
  const rewritten: unknown = JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' && typeof value === 'string' ? withinBundle(value, home) : value,
    ),
  );
  return isSchema(rewritten) ? rewritten : {};
}

function withinBundle(reference: string, home: string): string {
  const name = fileNameIn(reference);
  const [, path = ''] = reference.split('#');
  return `${name === undefined ? home : definition(name)}${path}`;
}

/** `metadata` for `metadata.json` and `metadata.json#/properties/name`. */
function fileNameIn(reference: string): string | undefined {
  return /^([\w-]+)\.json(?:#|$)/.exec(reference)?.[1];
}

const definition = (name: string) => `#/definitions/${name}`;

function fileCalled(name: string, files: SchemaFiles): JSONSchema {
  const schema = files.get(name);
  if (schema === undefined) throw new TypeError(`no schema is called ${name}`);
  return schema;
}

function isSchema(value: unknown): value is JSONSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
