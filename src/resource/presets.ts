import { readFileSync, readdirSync } from 'node:fs';
import { load } from 'js-yaml';
import type { ClientSpec } from './generated/client.ts';
import type { Recipe } from './generated/recipe.ts';

/** What is known of an app: how its client has to be declared. */
export type Preset = Readonly<{
  name: string;
  title: string;
  /** The fields of a client, for an app that is reached at a URL. */
  specFor(url: string): ClientSpec;
}>;

/** `recipes/` lies beside `src/` and `dist/` alike. */
const DIRECTORY = new URL('../../recipes/', import.meta.url);

let known: ReadonlyMap<string, Preset> | undefined;

/** The presets that come with idpfile, by name. They are read once. */
export function presets(): ReadonlyMap<string, Preset> {
  known ??= new Map(
    readdirSync(DIRECTORY)
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()
      .map((file) => readPreset(file))
      .map((preset) => [preset.name, preset]),
  );
  return known;
}

/** A recipe is ours, and a test holds it against its schema: no need to distrust it here. */
function readPreset(file: string): Preset {
  const { title, spec } = load(readFileSync(new URL(file, DIRECTORY), 'utf8')) as Recipe;
  const text = JSON.stringify({ name: title, ...spec });
  return {
    name: file.replace(/\.yaml$/, ''),
    title,
    specFor: (url) => JSON.parse(text, (_key, value: unknown) => fill(value, url)) as ClientSpec,
  };
}

const fill = (value: unknown, url: string) =>
  typeof value === 'string' ? value.replaceAll('{url}', () => url) : value;
