/**
 * Prints what became of one client, or which clients there are. Decrypts nothing: what a file has
 * encrypted is called so.
 */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { parseDocuments } from '../document/parse-documents.ts';
import { expandClient } from '../resource/expand-client.ts';
import type { ResourceOf } from '../resource/resource.ts';
import { valueAt } from '../secret/value-at.ts';
import { createDocumentOpener } from '../snapshot/create-document-opener.ts';
import type { Veil } from '../snapshot/document-opening.ts';
import { openInPlace } from '../snapshot/open-in-place.ts';
import { veilDiagnostics } from '../snapshot/veil-diagnostics.ts';
import { readResources, type FileResources } from '../snapshot/read-resources.ts';
import { readDirectory } from '../snapshot/read-directory.ts';
import type { SourceFile, SourceTree } from '../tree/source-tree.ts';
import { counted } from './counted.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { diagnosticsText, wantsColor } from './print-diagnostics.ts';
import { clientFields } from './show/client-fields.ts';
import { clientText, table } from './show/client-text.ts';
import { veiledField, veiledValue } from './show/veiled-field.ts';

export type ShowOptions = Readonly<{
  directory: string;
  /** The id of a client, or the name of its resource; undefined for a list of all. */
  client: string | undefined;
  json: boolean;
}>;

type Client = ResourceOf<'Client'>;
type File = FileResources & Readonly<{ source: SourceFile; veil: Veil | undefined }>;

/**
 * @throws SourceUnavailable when the directory cannot be read
 */
export async function show({ directory, client, json }: ShowOptions): Promise<ExitCode> {
  const tree = await readDirectory(directory);
  const files = await Promise.all(tree.files.map(readFile));
  return client === undefined ? showAll(tree, files, json) : showOne(client, tree, files, json);
}

/** Puts stand-ins in the place of what is encrypted, as a review without a key does. */
const openDocument = createDocumentOpener({ identities: [], inspectWithoutIdentity: true });

async function readFile(source: SourceFile): Promise<File> {
  const { read, veils } = await openInPlace(readResources(source), openDocument);
  const diagnostics = veilDiagnostics(read.diagnostics, veils);
  return { ...read, diagnostics, source, veil: veils.get(source.path) };
}

function showOne(
  wanted: string,
  tree: SourceTree,
  files: readonly File[],
  json: boolean,
): ExitCode {
  const clients = clientsOf(files);
  const client =
    clients.find((one) => idOf(one) === wanted) ??
    clients.find((one) => one.value.metadata.name === wanted);
  const mistakes = files
    .filter((file) => (client === undefined ? mayDeclare(file, wanted) : holds(file, client)))
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(isError);
  if (mistakes.length > 0) return refuse(mistakes, tree);
  if (client === undefined) return unknown(wanted, clients, files);
  printClient(client, files, json);
  return EXIT.ok;
}

function printClient(client: Client, files: readonly File[], json: boolean): void {
  const resources = files.flatMap((file) => file.resources);
  const veil = files.find((file) => holds(file, client))?.veil;
  const all = clientFields(client, resources);
  const fields = veil === undefined ? all : all.map((field) => veiledField(field, veil));
  const id = idOf(client);
  const { file, line } = placeOf(client);
  if (json) {
    printJSON({ id, source: { file, line }, fields });
    return;
  }
  process.stdout.write(clientText(`${id}  ${file}:${line}`, fields));
}

function showAll(tree: SourceTree, files: readonly File[], json: boolean): ExitCode {
  const clients = files
    .flatMap((file) => clientsOf([file]).map((client) => summaryOf(client, file.veil)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (json) {
    printJSON(clients.map(({ id, type, name, source }) => ({ id, type, name, source })));
  } else if (clients.length > 0) {
    process.stdout.write(table(clients.map(rowOf)));
  }
  const mistakes = [...tree.faults, ...files.flatMap(({ diagnostics }) => diagnostics)];
  const errors = mistakes.filter(isError);
  return errors.length === 0 ? EXIT.ok : refuse(errors, tree);
}

type Summary = Readonly<{
  id: string;
  type: string;
  name: string;
  source: ReturnType<typeof placeOf>;
  isEnabled: boolean;
}>;

function summaryOf(client: Client, veil: Veil | undefined): Summary {
  const { type, spec } = expandClient(client);
  const name = veil === undefined ? spec.name : String(veiledValue(spec.name, veil));
  const isEnabled = spec.enabled !== false;
  return { id: spec.id, type, name, source: placeOf(client), isEnabled };
}

function rowOf({ id, type, name, source, isEnabled }: Summary): readonly string[] {
  return [id, type, isEnabled ? name : `${name} (disabled)`, `${source.file}:${source.line}`];
}

/** A file that holds a broken client of this id or name, or cannot be parsed and is itself called so. */
function mayDeclare({ source, diagnostics }: File, wanted: string): boolean {
  if (!diagnostics.some(isError)) return false;
  const parsed = parseDocuments(source);
  if (!parsed.ok) return source.path === `clients/${wanted}.yaml`;
  return parsed.value.some(({ value }) => {
    const isClient = valueAt(value, '/kind') === 'Client';
    return isClient && ['/spec/id', '/metadata/name'].some((at) => valueAt(value, at) === wanted);
  });
}

function refuse(mistakes: readonly Diagnostic[], tree: SourceTree): ExitCode {
  process.stderr.write(diagnosticsText(mistakes, tree, wantsColor(process.stderr)));
  return EXIT.findings;
}

function unknown(wanted: string, clients: readonly Client[], files: readonly File[]): ExitCode {
  const close = nearest(
    wanted,
    clients.flatMap((client) => [idOf(client), client.value.metadata.name]),
  );
  const broken = files.filter(({ diagnostics }) => diagnostics.some(isError)).length;
  const help = [
    ...(close === undefined ? [] : [`did you mean ${close}?`]),
    ...(broken === 0 ? [] : [`${counted(broken, 'file')} with mistakes: see idpfile validate`]),
  ];
  const words = [`no client is called ${JSON.stringify(wanted)}`, ...help].join('; ');
  process.stderr.write(`idpfile: ${words}\n`);
  return EXIT.notEvaluated;
}

function clientsOf(files: readonly File[]): readonly Client[] {
  return files.flatMap(({ resources }) =>
    resources.filter((resource) => resource.kind === 'Client'),
  );
}

const idOf = (client: Client) => expandClient(client).spec.id;

const holds = (file: File, client: Client) => file.resources.includes(client);

const isError = ({ severity }: Diagnostic) => severity === 'error';

function placeOf({ document }: Client): Readonly<{ file: string; line: number }> {
  const { line } = document.rangeOf('/metadata/name', 'value').start;
  return { file: document.file.path, line };
}

function printJSON(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
