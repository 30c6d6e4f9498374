// Derives docs/reference/ from schemas/ and recipes/. `npm run generate` writes it; a test compares.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { kindsIn } from '../src/resource/bundle-schema.ts';
import { KINDS_NOT_SERVED, NOT_SERVED } from '../src/resource/not-served.ts';
import { presets } from '../src/resource/presets.ts';
import { readSchemaFiles } from '../src/resource/schema-files.ts';
import { descriptionOf, fieldsOf, resolve, type SchemaField } from './schema-fields.ts';

export const REFERENCE = join(import.meta.dirname, '../docs/reference');

const files = readSchemaFiles();
const kinds = kindsIn(files);
type Kind = (typeof kinds)[number];

/** Fields that every kind has, or that mean nothing here: they have a page of their own. */
const COMMON = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** Every page: name below docs/reference → content. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>([
    ['README.md', indexPage()],
    ['metadata.md', metadataPage()],
    ['apps.md', appsPage()],
    ...kinds.map((kind) => [`${kind.file}.md`, kindPage(kind)] as const),
  ]);
  const formatted = [...pages].map(async ([name, text]) => {
    const options = { parser: 'markdown', printWidth: 100, singleQuote: true };
    return [name, await format(text, options)] as const;
  });
  return new Map(await Promise.all(formatted));
}

function indexPage(): string {
  const rows = kinds.map((kind) => `| [${kind.kind}](${kind.file}.md) | ${aboutOf(kind)} |`);
  return `# Reference

Generated from [schemas/](../../schemas) by \`npm run generate\`. The same is printed by
\`idpfile schema\` for editors and other tools.

| kind | what it declares |
| --- | --- |
${rows.join('\n')}

All of them carry [metadata](metadata.md). The apps that \`app:\` of a Client knows are in
[apps.md](apps.md).
`;
}

function kindPage(kind: Kind): string {
  const schema = resolve({ $ref: `${kind.file}.json` }, files);
  const versions = kind.apiVersions.map((version) => `\`apiVersion: ${version}\``).join(' or ');
  const fields = fieldsOf(schema, files).filter(
    ({ name }) => !COMMON.has(name.replace(/\..*/, '')),
  );
  return `# ${kind.kind}

${aboutOf(kind)}

${versions}, \`kind: ${kind.kind}\`, [\`metadata\`](metadata.md), and:

${table(fields, notServedOf(kind.kind))}
`;
}

function metadataPage(): string {
  const schema = resolve({ $ref: 'metadata.json' }, files);
  return `# metadata

${words(descriptionOf(schema))}

${table(fieldsOf(schema, files, 'metadata.'), [])}
`;
}

function appsPage(): string {
  const rows = [...presets().values()].map(({ name, title, specFor }) => {
    const { name: _title, redirectURIs = [], ...others } = specFor('{url}');
    const sets = Object.entries(others).map(([field, value]) => code(`${field}: ${textOf(value)}`));
    return `| ${code(name)} | ${title} | ${redirectURIs.map(code).join(' ')} | ${sets.join('<br>')} |`;
  });
  return `# Apps

A Client with \`app\` and \`url\` takes the rest from what is known of the app (\`recipes/\`). What its
file says itself comes first; \`idpfile show CLIENT\` prints where each value is from.

\`\`\`yaml
apiVersion: idpfile/v1
kind: Client
metadata:
  name: grafana
spec:
  app: grafana
  url: https://grafana.example.com
\`\`\`

| app | name | redirect URIs | and |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function aboutOf({ file, kind }: Kind): string {
  const about = words(descriptionOf(files.get(file) ?? {})).replace(' Not yet served.', '');
  const isRefused = new Set<string>(KINDS_NOT_SERVED).has(kind);
  return isRefused ? `${about} **Refused: not yet served.**` : about;
}

function notServedOf(kind: string): readonly string[] {
  return new Map<string, readonly string[]>(Object.entries(NOT_SERVED)).get(kind) ?? [];
}

function table(fields: readonly SchemaField[], notServed: readonly string[]): string {
  const rows = fields.map(({ name, type, isRequired, description, example }) => {
    const isRefused = notServed.some((field) => name === field || name.startsWith(`${field}.`));
    const about = isRefused ? `**Refused: not yet served.** ${description}` : description;
    const shown = example === undefined ? '' : code(textOf(example));
    const needed = isRequired ? `${type} (required)` : type;
    return `| ${code(name)} | ${words(needed)} | ${words(about)} | ${shown} |`;
  });
  return ['| field | type | meaning | example |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** As it stands in YAML. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${textOf(part)}`)
    .join(', ')} }`;
}

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

/** Words of a schema within a cell of a table. */
const words = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** Writes the pages that are derived. */
export async function writeReference(): Promise<void> {
  await mkdir(REFERENCE, { recursive: true });
  for (const [name, text] of await referencePages()) await writeFile(join(REFERENCE, name), text);
}

if (import.meta.main) await writeReference();
