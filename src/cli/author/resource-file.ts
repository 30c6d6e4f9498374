import { Document } from 'yaml';
import { pathIn } from '../../tree/path-in.ts';
import { schemaModelines } from '../init/schema-modelines.ts';
import type { AuthoredDirectory } from './authored-directory.ts';
import { sourceFileOf, type FileChange } from './file-change.ts';

const FOLDERS = { Client: 'clients', User: 'users' } as const;

/** A resource that is not written yet. */
export type NewResource = Readonly<{
  kind: keyof typeof FOLDERS;
  name: string;
  /** The directory of a team, whose it is; '' for the top. */
  root: string;
  spec: object;
}>;

/** A file of its own for a new resource, with the lines that tell editors about its schema. */
export function newResourceFile(
  { hasSchema }: Pick<AuthoredDirectory, 'hasSchema'>,
  { kind, name, root, spec }: NewResource,
): FileChange {
  const resource = { apiVersion: 'idpfile/v1', kind, metadata: { name }, spec };
  const text = new Document(resource).toString({ lineWidth: 0 });
  const path = pathIn(root, `${FOLDERS[kind]}/${name}.yaml`);
  const up = path
    .split('/')
    .slice(1)
    .map(() => '..');
  const modelines = hasSchema ? schemaModelines(up.join('/')) : '';
  return { file: sourceFileOf(path, modelines + text), before: undefined };
}
