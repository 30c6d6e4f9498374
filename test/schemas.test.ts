import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { BUNDLE, bundleSchemas } from '../scripts/bundle-schemas.ts';
import {
  bundleKinds,
  bundleSchema,
  kindsIn,
  type JSONSchema,
} from '../src/resource/bundle-schema.ts';
import { FORMATS } from '../src/resource/formats.ts';
import { readSchemaFiles } from '../src/resource/schema-files.ts';
import { valueAt } from '../src/secret/value-at.ts';

const files = readSchemaFiles();
const kinds = kindsIn(files);
const names = [...files.keys()];

/** What a reader of the schema is told about each property, by its place in the schema. */
function descriptionsIn(schema: JSONSchema): readonly (readonly [string, unknown])[] {
  const found: [string, unknown][] = [];
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, `${path}/${index}`));
    if (!isObject(value)) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'if' || key === 'const' || key === 'examples') continue;
      if (key === 'properties' && isObject(part)) {
        for (const [name, property] of Object.entries(part)) {
          found.push([`${path}/properties/${name}`, descriptionOf(property, schema)]);
        }
      }
      visit(part, `${path}/${key}`);
    }
  };
  visit(schema, '');
  return found;
}

function descriptionOf(property: unknown, root: JSONSchema): unknown {
  if (!isObject(property)) return undefined;
  const reference = property['$ref'];
  if (typeof reference !== 'string') return property['description'];
  return descriptionOf(valueAt(root, reference.slice(1)), root);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe.each(names)('schemas/%s.json', (name) => {
  test('is draft-07, which editors understand', () => {
    expect(files.get(name)).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: `https://idpfile.dev/schemas/v1/${name}.json`,
    });
  });

  test('describes itself and every property', () => {
    const bundled = bundleSchema(name, files);
    expect(bundled['description']).toMatch(/\w/);
    const silent = descriptionsIn(bundled)
      .filter(([, description]) => typeof description !== 'string' || description === '')
      .map(([path]) => path);
    expect(silent).toEqual([]);
  });
});

describe('the bundle', () => {
  test('schemas/v1.json is made of the others: otherwise run `npm run generate`', async () => {
    expect(readFileSync(BUNDLE, 'utf8')).toBe(await bundleSchemas());
  });

  test('refers to nothing outside of itself, whatever is bundled', () => {
    for (const bundled of [bundleKinds(files), ...names.map((name) => bundleSchema(name, files))]) {
      const references = [...JSON.stringify(bundled).matchAll(/"\$ref":"([^"]*)"/g)];
      const pointers = references.map(([, reference = '']) => reference);
      expect(pointers.filter((pointer) => !pointer.startsWith('#/'))).toEqual([]);
      for (const pointer of pointers) expect(valueAt(bundled, pointer.slice(1))).toBeDefined();
    }
  });

  const compile = (schema: JSONSchema) =>
    new Ajv({ strict: false, formats: { ...FORMATS } }).compile(schema);
  const all = compile(bundleKinds(files));

  test.each(kinds)('takes a $kind for what its own schema takes it for', (described) => {
    const { file, kind, apiVersions } = described;
    const one = compile(bundleSchema(file, files));
    const envelope = { apiVersion: apiVersions[0], kind, metadata: { name: 'x' } };
    for (const document of [
      envelope,
      { ...envelope, spec: {} },
      { ...envelope, spec: { nonsense: true } },
      { ...envelope, apiVersion: 'idpfile/v0' },
      { ...envelope, nonsense: true },
    ]) {
      expect({ document, valid: all(document) }).toEqual({ document, valid: one(document) });
    }
    expect(all({ ...envelope, kind: 'Nonsense' })).toBe(false);
  });
});
