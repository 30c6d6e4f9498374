import type { ReviewedKind } from './change.ts';
import type { ReviewedRevision } from './reviewed-revision.ts';

const REVIEWED: Readonly<Record<string, ReviewedKind>> = {
  Issuer: 'Issuer',
  Client: 'Client',
  User: 'User',
  LocalUser: 'User',
  Scope: 'Scope',
  Resource: 'Resource',
  Connector: 'Connector',
  Policy: 'Policy',
  Test: 'Test',
};

/** The resource in whose text a line stands; the policy for what belongs to none. */
export function ownerOfLine(
  { resources }: ReviewedRevision,
  file: string,
  line: number,
): Readonly<{ kind: ReviewedKind; name: string }> {
  const inFile = resources.filter(({ document }) => document.file.path === file);
  const after = inFile.findLast(
    ({ document }) => document.rangeOf('/apiVersion').start.line <= line,
  );
  const owner = after ?? inFile[0];
  const kind = owner && REVIEWED[owner.kind];
  if (owner === undefined || kind === undefined) return { kind: 'Policy', name: file };
  return { kind, name: owner.value.metadata.name };
}
