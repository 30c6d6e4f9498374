// Derives types and validators from schemas/*.json. `npm run generate` writes them; a test compares.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { _, Ajv, type AnySchema } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { FORMATS } from '../src/resource/formats.ts';
import { BUNDLE, bundleSchemas } from './bundle-schemas.ts';
import { writeReference } from './write-reference.ts';

const ROOT = join(import.meta.dirname, '..');
const SCHEMAS = join(ROOT, 'schemas');
const TARGET = join(ROOT, 'src/resource/generated');

/** One per kind; the other schemas are parts of these. */
const KINDS = [
  'client',
  'connector',
  'group',
  'issuer',
  'list',
  'local-user',
  'policy',
  'resource',
  'scope',
  'secret',
  'test',
  'user',
] as const;

const BANNER = '// Generated from schemas/ by `npm run generate`. Do not edit.\n';

/** Every generated file: name below src/resource/generated → content. */
export async function generate(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const kind of KINDS) files.set(`${kind}.ts`, await typesOf(kind));
  files.set('recipe.ts', await typesOf('recipe'));
  files.set('validators.js', await validators());
  files.set('validators.d.ts', await pretty(declarations()));
  return files;
}

async function typesOf(kind: string): Promise<string> {
  const text = await compile(JSON.parse(await readSchema(`${kind}.json`)), kind, {
    cwd: `${SCHEMAS}/`,
    bannerComment: BANNER.trim(),
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    format: false,
  });
  return pretty(text);
}

/** Compiled ahead of time: compiling at start would block the event loop for 150 ms. */
async function validators(): Promise<string> {
  const names = (await readdir(SCHEMAS)).filter(
    (name) => name.endsWith('.json') && name !== basename(BUNDLE),
  );
  const schemas = await Promise.all(names.map(readSchema));
  const ajv = new Ajv({
    schemas: schemas.map((text) => JSON.parse(text) as AnySchema),
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, lines: true, formats: _`formats` },
    formats: { ...FORMATS },
  });
  const ids = Object.fromEntries(KINDS.map((kind) => [fieldOf(kind), schemaId(kind)]));
  return [
    BANNER,
    `import { createRequire } from 'node:module';\n`,
    `const require = createRequire(import.meta.url);\n`,
    `export function createValidators(formats) {\nconst exports = {};\n`,
    standalone.default(ajv, ids),
    `\nreturn exports;\n}\n`,
  ].join('');
}

function declarations(): string {
  const names = KINDS.map((kind) => `${titleOf(kind)}`);
  const imports = KINDS.map((kind) => `import type { ${titleOf(kind)} } from './${kind}.ts';`);
  const fields = KINDS.map((kind, index) => `  ${fieldOf(kind)}: Validate<${names[index]}>;`);
  return `${BANNER}import type { ErrorObject } from 'ajv';
${imports.join('\n')}

export type Validate<T> = { (value: unknown): value is T; errors?: ErrorObject[] | null };
export function createValidators(formats: Record<string, (text: string) => boolean>): {
${fields.join('\n')}
};
`;
}

/** `localUser` for `local-user`. */
const fieldOf = (kind: string) =>
  kind.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
const titleOf = (kind: string) => `${kind[0]?.toUpperCase()}${fieldOf(kind).slice(1)}Document`;
const schemaId = (kind: string) => `https://idpfile.dev/schemas/v1/${kind}.json`;
const readSchema = (name: string) => readFile(join(SCHEMAS, name), 'utf8');

async function pretty(text: string): Promise<string> {
  const options = await resolveConfig(join(TARGET, 'x.ts'));
  return format(text, { ...options, parser: 'typescript' });
}

if (import.meta.main) {
  await mkdir(TARGET, { recursive: true });
  for (const [name, content] of await generate()) await writeFile(join(TARGET, name), content);
  await writeFile(BUNDLE, await bundleSchemas());
  await writeReference();
}
