// Makes schemas/v1.json of all other schemas: one file for editors. A test compares.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { bundleKinds } from '../src/resource/bundle-schema.ts';
import { readSchemaFiles } from '../src/resource/schema-files.ts';

export const BUNDLE = join(import.meta.dirname, '../schemas/v1.json');

/** What schemas/v1.json has to hold. */
export function bundleSchemas(): Promise<string> {
  return format(JSON.stringify(bundleKinds(readSchemaFiles())), {
    parser: 'json',
    printWidth: 100,
  });
}

if (import.meta.main) await writeFile(BUNDLE, await bundleSchemas());
