import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { splitLines } from '../../src/diagnostic/text-position.ts';
import { parseDocuments } from '../../src/document/parse-documents.ts';
import type { ParsedDocument } from '../../src/document/parsed-document.ts';
import { createEngineCheck } from '../../src/issuer/check-with-engine.ts';
import { generateSigningKeys } from '../../src/secret/managed-keys.ts';
import { buildSnapshot } from '../../src/snapshot/build-snapshot.ts';
import type { SnapshotPorts } from '../../src/snapshot/snapshot-ports.ts';
import { createDocumentOpener } from '../../src/snapshot/create-document-opener.ts';
import { createSecretOpener } from '../../src/snapshot/create-secret-opener.ts';
import type { SourceFile } from '../../src/tree/source-tree.ts';

/** Milliseconds of the processor that one file may take. */
const LONGEST_MS = 1_000;

const ISSUER = fileOf(
  'issuer.yaml',
  Buffer.from(
    'apiVersion: idpfile/v1\nkind: Issuer\nmetadata: { name: main }\nspec: { url: https://a.example.com }\n',
  ),
);

/** Examines the bytes of one file. Throws when it finds a mistake of ours. */
type Examine = (bytes: Uint8Array) => Promise<void>;

/** Reads files as the server does, the real engine included. */
export async function createExaminer(): Promise<Examine> {
  const keys = await generateSigningKeys();
  const ports: SnapshotPorts = {
    checkClients: createEngineCheck(() => Promise.resolve(keys)),
    openSecret: createSecretOpener({
      identities: [],
      allowPlaintext: true,
      inspectWithoutIdentity: true,
    }),
    openDocument: createDocumentOpener({ identities: [], inspectWithoutIdentity: true }),
  };
  return async (bytes) => {
    const file = fileOf('clients/fuzz.yaml', bytes);
    const began = processorMs();
    const parsed = parseDocuments(file);
    // What is no YAML goes no further.
    const diagnostics = parsed.ok ? await diagnosticsOf(file, ports) : parsed.diagnostics;
    const tookMs = processorMs() - began;
    if (tookMs > LONGEST_MS) throw new Error(`it took ${Math.round(tookMs)} ms`);
    if (!parsed.ok && diagnostics.length === 0) throw new Error('it is refused without a word');
    assertPlaces(file, diagnostics);
    if (parsed.ok) assertOneMeaning(file, parsed.value);
  };
}

async function diagnosticsOf(
  file: SourceFile,
  ports: SnapshotPorts,
): Promise<readonly Diagnostic[]> {
  const built = await buildSnapshot({ revision: '', files: [file, ISSUER], faults: [] }, ports);
  return built.ok ? built.warnings : built.diagnostics;
}

function fileOf(path: string, bytes: Uint8Array): SourceFile {
  return { path, bytes, digest: hash('sha256', bytes) };
}

/** Of this thread alone: other processes on the machine do not count. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function assertPlaces(file: SourceFile, diagnostics: readonly Diagnostic[]): void {
  const inFile = diagnostics.filter(({ place }) => place.file === file.path);
  if (inFile.length === 0) return;
  const lines = splitLines(
    Buffer.from(file.bytes)
      .toString()
      .replace(/^\ufeff/, ''),
  );
  for (const { place, message } of inFile) {
    for (const { line, column } of [place.range.start, place.range.end]) {
      const length = Array.from(lines[line - 1] ?? '').length;
      const isInside = line >= 1 && line <= lines.length && column >= 1 && column <= length + 1;
      if (!isInside) throw new Error(`${line}:${column} is outside the file: ${message}`);
    }
  }
}

/** What is accepted must be the same to the other YAML library, or a mistake to it. */
function assertOneMeaning(file: SourceFile, documents: readonly ParsedDocument[]): void {
  const other = readWithYaml(Buffer.from(file.bytes).toString());
  if (other === undefined) return;
  const values = documents.map(({ value }) => value);
  // JSON has no -0, nor have our values.
  if (!isDeepStrictEqual(values, JSON.parse(JSON.stringify(other)))) {
    throw new Error('the two YAML libraries read two different things');
  }
}

/** What `yaml` reads; undefined where it sees a mistake. */
function readWithYaml(text: string): readonly unknown[] | undefined {
  const documents = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' });
  if ('empty' in documents) return [];
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  const values = documents.map((document): unknown => document.toJS());
  return values.filter((value) => value !== null && value !== undefined);
}
