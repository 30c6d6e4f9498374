import { nearest } from '../diagnostic/nearest.ts';
import { bundleKinds, bundleSchema, kindsIn } from '../resource/bundle-schema.ts';
import { readReportSchema, readSchemaFiles } from '../resource/schema-files.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

/** Prints the JSON Schema of one kind, or of all, or of a report: each can be used alone. */
export function showSchema(kind: string | undefined): ExitCode {
  const files = readSchemaFiles();
  if (kind === undefined) return print(bundleKinds(files));
  const report = readReportSchema(kind);
  if (report !== undefined) return print(report);
  const kinds = kindsIn(files);
  const known = kinds.find((one) => one.kind.toLowerCase() === kind.toLowerCase());
  if (known !== undefined) return print(bundleSchema(known.file, files));
  const names = kinds.map((one) => one.kind);
  const close = nearest(kind, names);
  const help = close === undefined ? `known: ${names.join(', ')}` : `did you mean ${close}?`;
  process.stderr.write(`idpfile: no kind is called ${JSON.stringify(kind)}; ${help}\n`);
  return EXIT.notEvaluated;
}

function print(schema: object): ExitCode {
  process.stdout.write(`${JSON.stringify(schema, undefined, 2)}\n`);
  return EXIT.ok;
}
