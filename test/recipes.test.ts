import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { bundleSchema } from '../src/resource/bundle-schema.ts';
import { TYPE_DEFAULTS } from '../src/resource/client-type.ts';
import { FORMATS } from '../src/resource/formats.ts';
import type { Recipe } from '../src/resource/generated/recipe.ts';
import { presets } from '../src/resource/presets.ts';
import { redirectURIProblem } from '../src/resource/redirect-uri.ts';
import { readSchemaFiles } from '../src/resource/schema-files.ts';
import type { Client } from '../src/snapshot/client.ts';
import { build } from './snapshot/build-for-test.ts';
import { issuerYAML, treeOf } from './snapshot/tree-of.ts';

const DIRECTORY = join(import.meta.dirname, '../recipes');
const files = readdirSync(DIRECTORY);
const read = (file: string): unknown => load(readFileSync(join(DIRECTORY, file), 'utf8'));

const validate = new Ajv({
  allErrors: true,
  allowUnionTypes: true,
  formats: { ...FORMATS },
}).compile<Recipe>(bundleSchema('recipe', readSchemaFiles()));

const HASH = '$2b$10$7hEhoYwKl5AwkWvLGv8Rd.ZfvwEw0SAc4zDxMjtUUtZX2bTdm4SNy';

/** The client that a file of two fields becomes, as the server builds it. */
async function clientOf(app: string): Promise<Client> {
  const text = `apiVersion: idpfile/v1
kind: Client
metadata: { name: the-app }
spec: { app: ${app}, url: 'https://app.example.com', secretHash: ${HASH} }
`;
  const built = await build(treeOf({ 'issuer.yaml': issuerYAML(), 'clients/app.yaml': text }));
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  expect(built.warnings).toEqual([]);
  const [client] = built.value.clients.values();
  if (client === undefined) throw new Error('no client');
  return client;
}

test('the apps that people meet first have a recipe', () => {
  expect(files.map((file) => file.replace('.yaml', ''))).toEqual(
    expect.arrayContaining([
      'argo-cd',
      'gitlab',
      'grafana',
      'nextauth',
      'nextcloud',
      'oauth2-proxy',
      'outline',
      'passport',
    ]),
  );
  expect([...presets().keys()].map((name) => `${name}.yaml`).toSorted()).toEqual(files.toSorted());
});

describe.each(files)('recipes/%s', (file) => {
  const app = file.replace('.yaml', '');
  const recipe = read(file);

  test('obeys its schema', () => {
    validate(recipe);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('becomes a client that the engine accepts, with legal addresses of that app', async () => {
    const client = await clientOf(app);

    expect(client.redirectURIs.length).toBeGreaterThan(0);
    for (const uri of [...client.redirectURIs, ...client.postLogoutRedirectURIs]) {
      expect(redirectURIProblem(uri)).toBeUndefined();
      expect(uri).toMatch(/^https:\/\/app\.example\.com(\/|$)/);
    }
    expect(client.name).toBe(presets().get(app)?.title);
  });

  test('says only what differs from the defaults of its type', async () => {
    if (!validate(recipe)) throw new Error('tested above');
    const { type } = await clientOf(app);
    const defaults: Readonly<Record<string, unknown>> = { ...TYPE_DEFAULTS[type] };
    const repeated = Object.entries(recipe.spec).filter(
      ([field, value]) => JSON.stringify(defaults[field]) === JSON.stringify(value),
    );
    expect(repeated).toEqual([]);
  });
});

test('a recipe with an unknown field, a missing address or no date is refused', () => {
  const good = { title: 'A', verified: { date: '2026-11-21', how: 'library' } };
  expect(validate({ ...good, spec: { redirectURIs: ['{url}/cb'] } })).toBe(true);
  expect(validate({ ...good, spec: { redirectURIs: ['/cb'] } })).toBe(false);
  expect(validate({ ...good, spec: {} })).toBe(false);
  expect(validate({ ...good, spec: { redirectURIs: ['{url}/cb'], secretHash: HASH } })).toBe(false);
  expect(validate({ title: 'A', spec: { redirectURIs: ['{url}/cb'] } })).toBe(false);
});
