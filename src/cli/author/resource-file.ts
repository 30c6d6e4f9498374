import { Document } from 'yaml';
import { schemaModelines } from '../init/schema-modelines.ts';
import type { AuthoredDirectory } from './authored-directory.ts';
import { sourceFileOf, type FileChange } from './file-change.ts';

const FOLDERS = { Client: 'clients', User: 'users' } as const;

/** A file of its own for a new resource, with the lines that tell editors about its schema. */
export function newResourceFile(
  { hasSchema }: Pick<AuthoredDirectory, 'hasSchema'>,
  kind: keyof typeof FOLDERS,
  name: string,
  spec: object,
): FileChange {
  const resource = { apiVersion: 'idpfile/v1', kind, metadata: { name }, spec };
  const text = new Document(resource).toString({ lineWidth: 0 });
  const modelines = hasSchema ? schemaModelines('..') : '';
  const file = sourceFileOf(`${FOLDERS[kind]}/${name}.yaml`, modelines + text);
  return { file, before: undefined };
}
