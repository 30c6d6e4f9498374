import { readFileSync, readdirSync } from 'node:fs';
import type { SchemaFiles } from './bundle-schema.ts';

/** `schemas/` lies beside `src/` and `dist/` alike. */
const DIRECTORY = new URL('../../schemas/', import.meta.url);

/** What idpfile writes for programs. */
const REPORTS = new Set(['plan']);

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

/** The schema of a report that idpfile writes, by its name; undefined when there is none. */
export function readReportSchema(name: string): object | undefined {
  if (!REPORTS.has(name)) return undefined;
  return JSON.parse(readFileSync(new URL(`reports/${name}.json`, DIRECTORY), 'utf8'));
}
