import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { ParsedDocument } from '../document/parsed-document.ts';
import { lintRevision } from '../review/lint/lint.ts';
import { lintedRevision } from '../review/lint/linted-revision.ts';
import { resourcesOf } from '../review/reviewed-revision.ts';
import type { SnapshotPorts } from '../snapshot/snapshot-ports.ts';

type Related = NonNullable<Diagnostic['related']>;

/**
 * What the Policy of a directory calls an error, for an Issuer that enforces it. Policy and Issuer
 * belong to each story: when one of them is what has changed, it is the one that is held back.
 */
export const enforcePolicy: NonNullable<SnapshotPorts['checkPolicy']> = async (
  { snapshot, resources, now },
  slice,
) => {
  const revision = lintedRevision(snapshot, resources);
  const [policy] = resourcesOf(revision, 'Policy');
  const [issuer] = resourcesOf(revision, 'Issuer');
  const spec = policy?.value.spec ?? {};
  const found = await lintRevision(revision, { policy: spec, now, errorsOnly: true }, slice);
  return found.map((diagnostic) => ({
    ...diagnostic,
    help: helpFor(diagnostic),
    related: [
      ...related(policy?.document, '/spec', 'what the policy wants'),
      ...related(issuer?.document, '/spec/enforcePolicy', 'the issuer enforces it'),
    ],
  }));
};

function helpFor({ rule, help }: Diagnostic): string {
  const waiver = `to accept it write above: # idpfile: allow ${rule} until YYYY-MM-DD -- why`;
  return help === undefined ? waiver : `${help}; ${waiver}`;
}

function related(document: ParsedDocument | undefined, pointer: string, message: string): Related {
  if (document === undefined) return [];
  const place: Place = { file: document.file.path, range: document.rangeOf(pointer, 'key') };
  return [{ place, message }];
}
