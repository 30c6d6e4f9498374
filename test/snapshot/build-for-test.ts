import { createEngineCheck } from '../../src/issuer/check-with-engine.ts';
import type { AgeIdentity } from '../../src/secret/age-identity.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import type { OutsideSecrets } from '../../src/secret/outside-secrets.ts';
import { buildSnapshot, type BuildOptions } from '../../src/snapshot/build-snapshot.ts';
import { createDocumentOpener } from '../../src/snapshot/create-document-opener.ts';
import { createSecretOpener } from '../../src/snapshot/create-secret-opener.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';

const checkClients = createEngineCheck(generateSigningKeysOnce());

type Options = Readonly<{
  identities?: readonly AgeIdentity[];
  allowPlaintext?: boolean;
  inspectWithoutIdentity?: boolean;
  /** Mounted files and variables; none, if left out. */
  outside?: OutsideSecrets;
}>;

/** Builds as the server does, the real engine included. */
export function build(tree: SourceTree, options: Options = {}, running: BuildOptions = {}) {
  const {
    identities = [],
    allowPlaintext = false,
    inspectWithoutIdentity = false,
    outside,
  } = options;
  const openSecret = createSecretOpener({ identities, allowPlaintext, inspectWithoutIdentity });
  const openDocument = createDocumentOpener({ identities, inspectWithoutIdentity });
  const ports = { openSecret, openDocument, checkClients };
  const readOutside = outside && {
    readOutsideSecret: (...asked: Parameters<OutsideSecrets['read']>) => outside.read(...asked),
  };
  return buildSnapshot(tree, { ...ports, ...readOutside }, running);
}

/** The mistakes of a tree, one line each: `file:line:column rule: message (help)`. */
export async function mistakesIn(tree: SourceTree, options: Options = {}): Promise<string[]> {
  const built = await build(tree, options);
  return (built.ok ? built.warnings : built.diagnostics).map(
    ({ place, rule, message, help }) =>
      `${place.file}:${place.range.start.line}:${place.range.start.column} ${rule}: ${message}${help === undefined ? '' : ` (${help})`}`,
  );
}

function generateSigningKeysOnce() {
  let keys: ReturnType<typeof generateSigningKeys> | undefined;
  return () => (keys ??= generateSigningKeys());
}
