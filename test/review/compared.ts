import { hash } from 'node:crypto';
import {
  createReviewedRevision,
  type ReviewedRevision,
} from '../../src/review/reviewed-revision.ts';
import { compareRevisions } from '../../src/review/compare-revisions.ts';
import type { Comparison } from '../../src/review/risk.ts';
import { buildSnapshot } from '../../src/snapshot/build-snapshot.ts';
import { treeOfFiles } from '../../src/tree/tree-of-files.ts';
import { createSnapshotPorts } from '../../src/cli/snapshot-ports.ts';
import { throwawayKeys } from '../../src/cli/throwaway-keys.ts';

/** Path below the configuration directory → text; undefined takes a file away. */
export type Files = Readonly<Record<string, string | undefined>>;

const ISSUER = `apiVersion: idpfile/v1
kind: Issuer
metadata: { name: main }
spec:
  url: https://auth.example.com
`;

/** When the reviews of these tests take place. */
export const NOW = new Date('2026-11-22T12:00:00Z');

/** A directory as a review sees it: built without a key. */
export async function reviewed(files: Files, name = 'base'): Promise<ReviewedRevision> {
  const given = Object.entries({ 'issuer.yaml': ISSUER, ...files });
  const tree = await treeOfFiles(
    given.flatMap(([path, text]) => {
      if (text === undefined) return [];
      const bytes = Buffer.from(text);
      return [{ path, bytes, digest: hash('sha256', bytes) }];
    }),
  );
  const ports = await createSnapshotPorts({
    environment: {},
    allowPlaintextSecrets: true,
    inspectWithoutIdentity: true,
    managedKeys: throwawayKeys,
    warn: () => {},
  });
  // Connectors are not served yet: what is said about them can be reviewed nevertheless.
  const served = tree.files.filter(({ path }) => !path.startsWith('connectors/'));
  const built = await buildSnapshot({ ...tree, files: served }, ports, { now: NOW });
  if (!built.ok) {
    const said = built.diagnostics.map(({ place, message }) => `${place.file}: ${message}`);
    throw new Error(`the directory does not build:\n${said.join('\n')}`);
  }
  return createReviewedRevision({ name, commit: undefined, tree, snapshot: built.value });
}

/** What a change of some files makes of a directory. */
export async function compared(before: Files, change: Files): Promise<Comparison> {
  const base = await reviewed(before);
  const head = await reviewed({ ...before, ...change }, 'head');
  return { base, head, change: compareRevisions(base, head), now: NOW };
}
