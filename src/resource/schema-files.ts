import { readFileSync, readdirSync } from 'node:fs';
import type { SchemaFiles } from './bundle-schema.ts';

/** `schemas/` lies beside `src/` and `dist/` alike. */
const DIRECTORY = new URL('../../schemas/', import.meta.url);

/** The one that is made of all others. */
const BUNDLE = 'v1.json';

/** The schemas that come with idpfile, by the name of their file. */
export function readSchemaFiles(): SchemaFiles {
  const names = readdirSync(DIRECTORY).filter((name) => name.endsWith('.json') && name !== BUNDLE);
  return new Map(
    names.toSorted().map((name) => {
      const text = readFileSync(new URL(name, DIRECTORY), 'utf8');
      return [name.replace(/\.json$/, ''), JSON.parse(text)];
    }),
  );
}
